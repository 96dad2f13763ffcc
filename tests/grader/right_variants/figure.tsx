import { createStyles } from 'plaited/ui'

// story blueImage: colours by class, size of the image given
const blue = createStyles({ box: { color: '#fff', backgroundColor: '#0b57d0', padding: '16px', margin: '0' } })
export const BlueImageFigure = () => (
  <figure {...blue.box}>
    <img src="/lighthouse.png" alt="Gulls circling a lighthouse" width="320" height="180" />
    <figcaption>Blustery coastline</figcaption>
  </figure>
)

// story greenQuote: caption above, quotation marks by style
export const GreenQuoteFigure = () => (
  <figure class="q" style={{ color: '#ffffff', backgroundColor: '#146c2e' }} stylesheets={['.q blockquote::before{content:"“"}.q blockquote::after{content:"”"}']}>
    <figcaption>Gardening almanac</figcaption>
    <blockquote>Mushrooms never hurry</blockquote>
  </figure>
)

// story largeGreenImage: image in a frame of its own
export const LargeGreenImageFigure = () => (
  <figure data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e', padding: '8px' }}>
    <div class="frame" style={{ border: '4px double #ffffff', display: 'inline-block' }}>
      <img src="/vine.png" alt="Tomatoes on a vine" loading="lazy" />
    </div>
    <figcaption>Summer harvest</figcaption>
  </figure>
)

// story largeGreenQuote: a paragraph within the quotation, large letters
export const LargeGreenQuoteFigure = () => (
  <figure data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e', fontSize: '28px' }}>
    <blockquote>
      <p>An acorn remembers the oak</p>
    </blockquote>
    <figcaption style={{ fontStyle: 'italic' }}>Forester wisdom</figcaption>
  </figure>
)

// story plainImage: beside each other
export const ImageFigure = () => (
  <figure style={{ display: 'flex', gap: '16px', alignItems: 'center' }}>
    <img src="/bridge.png" alt="A bridge at night" />
    <figcaption>Harbor lights</figcaption>
  </figure>
)

// story smallBlueQuote: capitals by style, text as an expression
const QUOTE = 'Bread tastes best when shared'
export const SmallBlueQuoteFigure = () => (
  <figure data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <blockquote>{QUOTE}</blockquote>
    <figcaption style={{ textTransform: 'uppercase', letterSpacing: '1px' }}>{'Village proverb'}</figcaption>
  </figure>
)
