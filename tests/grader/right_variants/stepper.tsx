// story largeThreeFirst: steps in a row, numbers by a counter
export const LargeThreeFirstStepper = () => (
  <ol
    aria-label="Bike repair"
    data-size="large"
    class="steps"
    stylesheets={['.steps{display:flex;gap:24px;list-style:none;counter-reset:s}.steps li{counter-increment:s}.steps li::before{content:counter(s) " "}.steps [aria-current]{font-weight:bold}']}
  >
    <li aria-current="step">Frame check</li>
    <li>Spare parts</li>
    <li>Test ride</li>
  </ol>
)

// story largeThreeSecond: from a list
const MOVE = ['Boxes', 'Van', 'Keys']
export const LargeThreeSecondStepper = () => (
  <ol aria-label="House move" data-size="large">
    {MOVE.map((step, index) => (
      <li aria-current={index === 1 ? 'step' : undefined}>{step}</li>
    ))}
  </ol>
)

// story largeTwoSecond: text in a span, within a container
export const LargeTwoSecondStepper = () => (
  <div style={{ padding: '8px' }}>
    <ol aria-label="Photo print" data-size="large" style={{ display: 'inline-block' }}>
      <li>
        <span>Upload</span>
      </li>
      <li aria-current="step">
        <strong>Paper size</strong>
      </li>
    </ol>
  </div>
)

// story smallThreeSecond: arrows between
export const SmallThreeSecondStepper = () => (
  <ol aria-label="Visa request" data-size="small" class="visa" stylesheets={['.visa{display:flex;padding:0;font-size:13px}.visa li{list-style:none}.visa li+li::before{content:" → ";padding:0 6px}']}>
    <li>Passport</li>
    <li aria-current="step">Interview</li>
    <li>Stamp</li>
  </ol>
)

// story smallTwoFirst: roman numbers
export const SmallTwoFirstStepper = () => (
  <ol aria-label="Blood donation" data-size="small" type="I">
    <li aria-current="step" style={{ color: '#0b57d0' }}>Questions</li>
    <li>Appointment</li>
  </ol>
)

// story threeFirst: pills
export const ThreeFirstStepper = () => (
  <ol aria-label="Checkout" stylesheets={['.pill{display:inline-block;border:1px solid #555;border-radius:99px;padding:2px 12px;margin-right:8px}.pill[aria-current]{background:#0b57d0;color:#fff}']}>
    <li class="pill" aria-current="step">Basket</li>
    <li class="pill">Delivery</li>
    <li class="pill">Payment</li>
  </ol>
)
