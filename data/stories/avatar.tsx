export const SmallAvatar = () => (
  <span role="img" aria-label="Ada Moore" data-size="small">
    AM
  </span>
)

export const SmallGreenAvatar = () => (
  <span role="img" aria-label="Freya Lind" data-size="small" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    FL
  </span>
)

export const LargeBlueAvatar = () => (
  <span role="img" aria-label="Ravi Patel" data-size="large" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    RP
  </span>
)

export const LargeBlackAvatar = () => (
  <span role="img" aria-label="Emeka Obi" data-size="large" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>
    EO
  </span>
)

export const GreenAvatar = () => (
  <span role="img" aria-label="Lena Fischer" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    LF
  </span>
)

export const LinkAvatar = () => (
  <a href="/staff/petra">
    <span role="img" aria-label="Petra Novak">PN</span>
  </a>
)

export const SmallLinkAvatar = () => (
  <a href="/people/noor">
    <span role="img" aria-label="Noor Haddad" data-size="small">NH</span>
  </a>
)

export const SmallLinkBlueAvatar = () => (
  <a href="/players/kofi">
    <span role="img" aria-label="Kofi Mensah" data-size="small" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>KM</span>
  </a>
)

export const LargeLinkBlueAvatar = () => (
  <a href="/chefs/bruno">
    <span role="img" aria-label="Bruno Rossi" data-size="large" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>BR</span>
  </a>
)

export const LinkBlackAvatar = () => (
  <a href="/crew/tomas">
    <span role="img" aria-label="Tomas Silva" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>TS</span>
  </a>
)

export const LinkGreenAvatar = () => (
  <a href="/authors/selma">
    <span role="img" aria-label="Selma Aydin" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>SA</span>
  </a>
)

export const LargeCaptionAvatar = () => (
  <figure>
    <span role="img" aria-label="Grace Kim" data-size="large">GK</span>
    <figcaption>Head of design</figcaption>
  </figure>
)

export const CaptionBlueAvatar = () => (
  <figure>
    <span role="img" aria-label="Wanda Kowalski" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>WK</span>
    <figcaption>Beekeeper</figcaption>
  </figure>
)

export const SmallCaptionBlackAvatar = () => (
  <figure>
    <span role="img" aria-label="Quentin Dubois" data-size="small" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>QD</span>
    <figcaption>Ferry captain</figcaption>
  </figure>
)

export const CaptionGreenAvatar = () => (
  <figure>
    <span role="img" aria-label="Omar Diallo" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>OD</span>
    <figcaption>Night editor</figcaption>
  </figure>
)

export const LargeCaptionGreenAvatar = () => (
  <figure>
    <span role="img" aria-label="Zara Hussain" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>ZH</span>
    <figcaption>Marathon runner</figcaption>
  </figure>
)

export const SmallBlackAvatar = () => (
  <span role="img" aria-label="Yuki Tanaka" data-size="small" style={{ color: '#ffffff', backgroundColor: '#1f1f1f' }}>
    YT
  </span>
)

export const LargeLinkGreenAvatar = () => (
  <a href="/guides/ines">
    <span role="img" aria-label="Ines Costa" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>IC</span>
  </a>
)

export const SmallCaptionAvatar = () => (
  <figure>
    <span role="img" aria-label="Hugo Meyer" data-size="small">HM</span>
    <figcaption>Guest speaker</figcaption>
  </figure>
)
