export const QuoteFigure = () => (
  <figure>
    <blockquote>Slow water moves big stones</blockquote>
    <figcaption>Old river saying</figcaption>
  </figure>
)

export const SmallQuoteFigure = () => (
  <figure data-size="small">
    <blockquote>Patience outlasts thunder</blockquote>
    <figcaption>Fencing coach</figcaption>
  </figure>
)

export const ImageFigure = () => (
  <figure>
    <img src="/bridge.png" alt="A bridge at night" />
    <figcaption>Harbor lights</figcaption>
  </figure>
)

export const LargeImageFigure = () => (
  <figure data-size="large">
    <img src="/glider.png" alt="Paraglider above a glacier" />
    <figcaption>Alpine paragliding</figcaption>
  </figure>
)

export const SmallImageFigure = () => (
  <figure data-size="small">
    <img src="/cats.png" alt="Two cats asleep" />
    <figcaption>Lazy afternoon</figcaption>
  </figure>
)

export const SmallBlueImageFigure = () => (
  <figure data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <img src="/octopus.png" alt="An octopus opening a jar" />
    <figcaption>Aquarium stroll</figcaption>
  </figure>
)

export const SmallGreenImageFigure = () => (
  <figure data-size="small" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    <img src="/orchid.png" alt="Wild orchids beneath ferns" />
    <figcaption>Botanical excursion</figcaption>
  </figure>
)

export const LargeQuoteFigure = () => (
  <figure data-size="large">
    <blockquote>Good tools make calm hands</blockquote>
    <figcaption>Workshop rule</figcaption>
  </figure>
)

export const LargeBlueQuoteFigure = () => (
  <figure data-size="large" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <blockquote>Above the clouds nobody argues</blockquote>
    <figcaption>Pilot motto</figcaption>
  </figure>
)

export const LargeGreenQuoteFigure = () => (
  <figure data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    <blockquote>An acorn remembers the oak</blockquote>
    <figcaption>Forester wisdom</figcaption>
  </figure>
)

export const BlueQuoteFigure = () => (
  <figure style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <blockquote>Rain writes its own music</blockquote>
    <figcaption>Late poem</figcaption>
  </figure>
)

export const GreenQuoteFigure = () => (
  <figure style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    <blockquote>Mushrooms never hurry</blockquote>
    <figcaption>Gardening almanac</figcaption>
  </figure>
)

export const GreenImageFigure = () => (
  <figure style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    <img src="/hills.png" alt="Hills in spring" />
    <figcaption>Our first hike</figcaption>
  </figure>
)

export const BlueImageFigure = () => (
  <figure style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <img src="/lighthouse.png" alt="Gulls circling a lighthouse" />
    <figcaption>Blustery coastline</figcaption>
  </figure>
)

export const SmallGreenQuoteFigure = () => (
  <figure data-size="small" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    <blockquote>Every map leaves something out</blockquote>
    <figcaption>Travel notes</figcaption>
  </figure>
)

export const LargeBlueImageFigure = () => (
  <figure data-size="large" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <img src="/whale.png" alt="A whale near the boat" />
    <figcaption>Northern sea</figcaption>
  </figure>
)

export const SmallBlueQuoteFigure = () => (
  <figure data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <blockquote>Bread tastes best when shared</blockquote>
    <figcaption>Village proverb</figcaption>
  </figure>
)

export const LargeGreenImageFigure = () => (
  <figure data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    <img src="/vine.png" alt="Tomatoes on a vine" />
    <figcaption>Summer harvest</figcaption>
  </figure>
)
