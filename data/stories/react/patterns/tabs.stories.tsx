import type { Meta, StoryObj } from '@storybook/react'
import { expect, within } from 'storybook/test'
import { Tabs } from './tabs.tsx'

const meta = {
  component: Tabs,
  args: {
    label: 'Order details',
    tabs: [
      { title: 'Items', body: 'Two novels and a lamp' },
      { title: 'Delivery', body: 'Arrives on Thursday' },
      { title: 'Invoice', body: 'Paid by card' },
    ],
  },
} satisfies Meta<typeof Tabs>
export default meta

type Story = StoryObj<typeof meta>

const inOrder = (tabs: HTMLElement[]) => tabs.map((tab) => tab.tabIndex)

/** Create React tabs in a list named "Order details" with a panel for each tab, labelled by it: "Items" says "Two novels and a lamp" and is selected, "Delivery" says "Arrives on Thursday", "Invoice" says "Paid by card". Only the panel of the selected tab is shown, and only that tab is in the tab order. The right and left arrow keys select and focus the next tab or the one before, round at the ends; Home and End the first and the last. Props: label, tabs (title and body), manual. */
export const Automatic: Story = {
  play: async ({ canvas, userEvent, step }) => {
    const tabs = within(canvas.getByRole('tablist', { name: 'Order details' })).getAllByRole('tab')
    const [items, delivery, invoice] = tabs
    await expect(items).toHaveAttribute('aria-selected', 'true')
    await expect(inOrder(tabs)).toEqual([0, -1, -1])
    await expect(canvas.getByText('Arrives on Thursday')).not.toBeVisible()
    await step('arrows', async () => {
      await userEvent.tab()
      await expect(items).toHaveFocus()
      await userEvent.keyboard('{ArrowRight}')
      await expect(delivery).toHaveFocus()
      await expect(delivery).toHaveAttribute('aria-selected', 'true')
      await expect(canvas.getByRole('tabpanel', { name: 'Delivery' })).toHaveTextContent('Arrives on Thursday')
      await expect(canvas.getByText('Two novels and a lamp')).not.toBeVisible()
      await expect(inOrder(tabs)).toEqual([-1, 0, -1])
      await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
      await expect(invoice).toHaveFocus()
      await expect(canvas.getByRole('tabpanel', { name: 'Invoice' })).toHaveTextContent('Paid by card')
      await userEvent.keyboard('{ArrowRight}')
      await expect(items).toHaveFocus()
    })
    await step('Home and End', async () => {
      await userEvent.keyboard('{End}')
      await expect(invoice).toHaveAttribute('aria-selected', 'true')
      await userEvent.keyboard('{Home}')
      await expect(items).toHaveAttribute('aria-selected', 'true')
      await expect(items).toHaveFocus()
    })
    await userEvent.click(delivery!)
    await expect(canvas.getByText('Arrives on Thursday')).toBeVisible()
  },
}

/** Create React tabs in a list named "Planet facts" with a panel for each tab, labelled by it: "Mercury" says "A year is short" and is selected, "Neptune" says "Winds are fast". With the prop manual the right and left arrow keys only move the focus, round at the ends; Enter or Space selects the focused tab, whose panel alone is shown and which alone is in the tab order. Props: label, tabs (title and body), manual. */
export const Manual: Story = {
  args: {
    label: 'Planet facts',
    manual: true,
    tabs: [
      { title: 'Mercury', body: 'A year is short' },
      { title: 'Neptune', body: 'Winds are fast' },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    const tabs = within(canvas.getByRole('tablist', { name: 'Planet facts' })).getAllByRole('tab')
    const [mercury, neptune] = tabs
    await userEvent.tab()
    await userEvent.keyboard('{ArrowRight}')
    await expect(neptune).toHaveFocus()
    await expect(mercury).toHaveAttribute('aria-selected', 'true')
    await expect(neptune).toHaveAttribute('aria-selected', 'false')
    await expect(canvas.getByText('A year is short')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect(neptune).toHaveAttribute('aria-selected', 'true')
    await expect(canvas.getByRole('tabpanel', { name: 'Neptune' })).toHaveTextContent('Winds are fast')
    await expect(canvas.getByText('A year is short')).not.toBeVisible()
    await expect(inOrder(tabs)).toEqual([-1, 0])
    await userEvent.keyboard('{ArrowRight}')
    await expect(mercury).toHaveFocus()
    await expect(neptune).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard(' ')
    await expect(canvas.getByRole('tabpanel', { name: 'Mercury' })).toBeVisible()
    await userEvent.keyboard('{ArrowLeft}')
    await expect(neptune).toHaveFocus()
  },
}
