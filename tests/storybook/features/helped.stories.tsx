import { storyOf } from './helper'
import { Button } from './ui/button'

export default { component: Button }

export const Small = storyOf('Less', 'small')
export const Large = storyOf('More', 'large')
