import type { Meta, StoryObj } from '@storybook/react'
import { expect, fireEvent } from 'storybook/test'
import { Avatar } from './avatar.tsx'

const meta = { component: Avatar } satisfies Meta<typeof Avatar>
export default meta

type Story = StoryObj<typeof meta>

const face = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8'/%3E%3C/svg%3E"

/** Create a React avatar without a picture: an image (role img) named "Ines Okafor" that shows the initials, IO, in capitals. Behind it, in a small element, stands Online or Away. Props: name, src, online. */
export const Initials: Story = {
  args: { name: 'Ines Okafor', online: true },
  play: async ({ canvas }) => {
    const image = canvas.getByRole('img', { name: 'Ines Okafor' })
    await expect(image).toHaveTextContent(/^IO$/)
    await expect(canvas.getByText('Online').tagName).toBe('SMALL')
    await expect(canvas.queryByText('Away')).toBeNull()
  },
}

/** Create a React avatar with a picture: an img element with the source src and the alternative text "Tom Rivers". If the picture cannot be loaded (its error event), an image (role img) of the same name with the initials in capitals stands in its place. Without the prop online there is no word behind it. Props: name, src, online. */
export const PictureLost: Story = {
  args: { name: 'Tom Rivers', src: face },
  play: async ({ canvas }) => {
    const picture = canvas.getByRole('img', { name: 'Tom Rivers' })
    await expect(picture.tagName).toBe('IMG')
    await expect(picture).toHaveAttribute('src', face)
    await expect(canvas.queryByText('TR')).toBeNull()
    await fireEvent.error(picture)
    const initials = await canvas.findByText('TR')
    await expect(initials).toHaveAttribute('role', 'img')
    await expect(initials).toHaveAccessibleName('Tom Rivers')
    await expect(canvas.getAllByRole('img')).toHaveLength(1)
    await expect(canvas.queryByText(/Online|Away/)).toBeNull()
  },
}

/** Create a React avatar with a picture: an img element with the source src and the alternative text "Mei Lindqvist", and behind it, in a small element, the word Away, since online is false. Props: name, src, online. */
export const Away: Story = {
  args: { name: 'Mei Lindqvist', src: face, online: false },
  play: async ({ canvas }) => {
    const picture = canvas.getByRole('img', { name: 'Mei Lindqvist' })
    await expect(picture.tagName).toBe('IMG')
    await expect(picture).toHaveAttribute('src', face)
    await expect(canvas.getByText('Away').tagName).toBe('SMALL')
    await expect(canvas.queryByText('Online')).toBeNull()
  },
}
