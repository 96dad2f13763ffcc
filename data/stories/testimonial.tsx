export const Testimonial = () => (
  <blockquote>
    <p>The bread reminded me of home</p>
    <cite>Clara Winter</cite>
  </blockquote>
)

export const SmallTestimonial = () => (
  <blockquote data-size="small">
    <p>They repaired my bike within an hour</p>
    <cite>Omar Haddad</cite>
  </blockquote>
)

export const LargeSuccessTestimonial = () => (
  <blockquote data-variant="success" data-size="large">
    <p>Our children ask for this class every week</p>
    <cite>Sofia Lindgren</cite>
  </blockquote>
)

export const LinkTestimonial = () => (
  <blockquote>
    <p>Nobody packs furniture more gently</p>
    <cite>
      <a href="/reviews">Peter Okafor</a>
    </cite>
  </blockquote>
)

export const PictureTestimonial = () => (
  <blockquote>
    <img src="/mina.png" alt="Mina at her loom" />
    <p>The workshop gave me a new trade</p>
    <cite>Mina Sato</cite>
  </blockquote>
)

export const BlueTestimonial = () => (
  <blockquote style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    <p>Best ferry crossing in years</p>
    <cite>Lars Holm</cite>
  </blockquote>
)
