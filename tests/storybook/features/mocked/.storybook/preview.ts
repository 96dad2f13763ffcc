import { forecast } from 'weather'
import { mocked, sb } from 'storybook/test'

sb.mock('weather')
sb.mock(import('@acme/flags'))

export default {
  beforeEach: () => {
    mocked(forecast).mockResolvedValue({ sky: 'rain', degrees: 7 })
  },
}
