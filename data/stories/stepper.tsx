export const TwoFirstStepper = () => (
  <ol aria-label="Sign up">
    <li aria-current="step">Your details</li>
    <li>Confirmation</li>
  </ol>
)

export const TwoSecondStepper = () => (
  <ol aria-label="Book a table">
    <li>Pick a day</li>
    <li aria-current="step">Say how many</li>
  </ol>
)

export const ThreeFirstStepper = () => (
  <ol aria-label="Checkout">
    <li aria-current="step">Basket</li>
    <li>Delivery</li>
    <li>Payment</li>
  </ol>
)

export const ThreeThirdStepper = () => (
  <ol aria-label="Tax return">
    <li>Income</li>
    <li>Expenses</li>
    <li aria-current="step">Signature</li>
  </ol>
)

export const LargeThreeSecondStepper = () => (
  <ol aria-label="House move" data-size="large">
    <li>Boxes</li>
    <li aria-current="step">Van</li>
    <li>Keys</li>
  </ol>
)

export const SmallTwoFirstStepper = () => (
  <ol aria-label="Blood donation" data-size="small">
    <li aria-current="step">Questions</li>
    <li>Appointment</li>
  </ol>
)

export const LargeTwoSecondStepper = () => (
  <ol aria-label="Photo print" data-size="large">
    <li>Upload</li>
    <li aria-current="step">Paper size</li>
  </ol>
)

export const SmallThreeSecondStepper = () => (
  <ol aria-label="Visa request" data-size="small">
    <li>Passport</li>
    <li aria-current="step">Interview</li>
    <li>Stamp</li>
  </ol>
)

export const LargeThreeFirstStepper = () => (
  <ol aria-label="Bike repair" data-size="large">
    <li aria-current="step">Frame check</li>
    <li>Spare parts</li>
    <li>Test ride</li>
  </ol>
)
