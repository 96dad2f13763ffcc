import type { Preview } from '@storybook/react'
import { makeDecorator } from 'storybook/preview-api'
import { mocked, sb } from 'storybook/test'
import { framed } from '../framed'
import { Locale } from '../locale'
import { loadUser } from '../session'

sb.mock(import('../session.ts'))
sb.mock(import('../diary/index'), { spy: true })

const withNote = makeDecorator({
  name: 'withNote',
  parameterName: 'note',
  skipIfNoParametersOrOptions: true,
  wrapper: (story, context, { parameters }) => (
    <>
      {story(context)}
      <p>{parameters.text}</p>
    </>
  ),
})

const preview: Preview = {
  args: { tone: 'calm', day: { from: 'Monday', to: 'Friday' } },
  argTypes: { onRefresh: { control: false } },
  parameters: { actions: { argTypesRegex: '^on[A-Z].*' }, frame: { name: 'Frame', level: 'outer' } },
  globalTypes: { locale: { defaultValue: 'en', toolbar: { items: ['en', 'de'] } }, theme: { defaultValue: 'day' } },
  initialGlobals: { theme: 'night' },
  decorators: [
    framed(),
    (Story, { globals }) => (
      <Locale.Provider value={`${globals.locale} ${globals.theme}`}>
        <Story />
      </Locale.Provider>
    ),
    withNote,
  ],
  beforeEach: () => {
    mocked(loadUser).mockResolvedValue({ name: 'Ada' })
  },
}
export default preview
