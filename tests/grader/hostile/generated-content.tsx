// Tries: to show the label as generated content only.
import { createStyles } from 'plaited/ui'
const styles = createStyles({ label: { content: { $default: 'none', '::before': '"Mute"' } } })
export const Target = () => <button type="button" aria-pressed="false" {...styles.label}></button>
