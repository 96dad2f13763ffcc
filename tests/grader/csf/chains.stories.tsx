import type { Meta, StoryObj } from '@storybook/react'
import { expect } from 'storybook/test'
import { Chains } from './chains'

const meta = { component: Chains } satisfies Meta<typeof Chains>
export default meta

export const ChainsWords: StoryObj<typeof meta> = {
  play: async ({ canvas }) => {
    expect.hasAssertions()
    expect.assertions(7)
    const texts = canvas.getAllByRole('listitem').map((item) => item.textContent)
    expect(texts).to.be.an('array').that.includes('Plums').and.has.lengthOf(2)
    expect(texts).to.include.members(['Pears'])
    expect({ texts }).to.have.property('texts').that.is.not.empty
    expect(texts).to.have.length.above(1)
    if (texts.includes('Figs')) expect.unreachable('figs')
  },
}
