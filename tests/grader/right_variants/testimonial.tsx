// story blue: a line at the left, a large quotation mark by style
export const BlueTestimonial = () => (
  <blockquote class="blue" stylesheets={['.blue{color:#fff;background:#0b57d0;border-left:8px solid #083b8c;padding:16px;margin:0}.blue::before{content:"“";font-size:3rem;line-height:0.5}']}>
    <p>Best ferry crossing in years</p>
    <cite>Lars Holm</cite>
  </blockquote>
)

// story largeSuccess: cite in a footer
export const LargeSuccessTestimonial = () => (
  <blockquote data-size="large" data-variant="success" style={{ fontSize: '1.5rem' }}>
    <p>Our children ask for this class every week</p>
    <footer style={{ fontSize: '1rem' }}>
      — <cite>Sofia Lindgren</cite>
    </footer>
  </blockquote>
)

// story link: the link around the cite
export const LinkTestimonial = () => (
  <blockquote cite="/reviews">
    <p>Nobody packs furniture more gently</p>
    <a href="/reviews">
      <cite>Peter Okafor</cite>
    </a>
  </blockquote>
)

// story picture: image beside, round
export const PictureTestimonial = () => (
  <blockquote style={{ display: 'grid', gridTemplateColumns: '64px 1fr', gap: '0 12px' }}>
    <img src="/mina.png" alt="Mina at her loom" width="64" height="64" style={{ borderRadius: '50%', gridRow: '1 / 3' }} />
    <p>The workshop gave me a new trade</p>
    <cite>Mina Sato</cite>
  </blockquote>
)

// story plain: in a figure
export const Testimonial = () => (
  <figure>
    <blockquote>
      <p>The bread reminded me of home</p>
      <cite style={{ fontStyle: 'normal' }}>Clara Winter</cite>
    </blockquote>
  </figure>
)

// story small: cite before the text in the picture
export const SmallTestimonial = () => (
  <blockquote data-size="small" style={{ display: 'flex', flexDirection: 'column-reverse', fontSize: '13px' }}>
    <p>They repaired my bike within an hour</p>
    <cite>Omar Haddad</cite>
  </blockquote>
)
