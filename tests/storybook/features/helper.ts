import { expect } from 'storybook/test'

export const storyOf = (label: string, size: 'small' | 'large') => ({
  args: { label, size },
  play: async ({ canvas }: { canvas: any }) => {
    await expect(canvas.getByRole('button', { name: label })).toBeVisible()
    await expect(canvas.getByRole('button')).toHaveAttribute('data-size', size)
    await expect(canvas.getByRole('button')).toBeEnabled()
  },
})
