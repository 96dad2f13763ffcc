import { bElement, createStyles } from 'plaited/ui'

// story captionBlue: a round one, the caption in the middle
const round = createStyles({
  face: { color: '#ffffff', backgroundColor: '#0b57d0', borderRadius: '50%', padding: '10px', display: 'inline-block' },
  whole: { textAlign: 'center', width: '160px' },
})
export const CaptionBlueAvatar = () => (
  <figure {...round.whole}>
    <span role="img" aria-label="Wanda Kowalski" {...round.face}>WK</span>
    <figcaption>Beekeeper</figcaption>
  </figure>
)

// story largeBlack: a div of a fixed size
export const LargeBlackAvatar = () => (
  <div
    role="img"
    aria-label="Emeka Obi"
    data-size="large"
    style={{ width: '64px', height: '64px', lineHeight: '64px', textAlign: 'center', color: 'white', backgroundColor: 'rgb(31, 31, 31)' }}
  >
    EO
  </div>
)

// story largeBlack: a custom element around it
export const LargeBlackAvatar = bElement({
  tag: 'person-mark',
  shadowDom: (
    <span role="img" aria-label="Emeka Obi" data-size="large" style={{ color: '#fff', backgroundColor: '#1f1f1f', padding: '8px' }}>EO</span>
  ),
})

// story largeCaptionGreen: caption first
export const LargeCaptionGreenAvatar = () => (
  <figure>
    <figcaption>Marathon runner</figcaption>
    <span role="img" aria-label="Zara Hussain" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e', fontSize: '24px' }}>
      ZH
    </span>
  </figure>
)
