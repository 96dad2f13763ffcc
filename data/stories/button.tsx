import { bElement } from 'plaited/ui'

export const PrimaryButton = () => (
  <button type="button" data-variant="primary">
    Save changes
  </button>
)

export const DangerButton = () => (
  <button type="button" data-variant="danger">
    Delete account
  </button>
)

export const SmallSecondaryButton = () => (
  <button type="button" data-variant="secondary" data-size="small">
    Show details
  </button>
)

export const DisabledSecondaryButton = () => (
  <button type="button" data-variant="secondary" disabled>
    Move up
  </button>
)

export const LargeDisabledPrimaryButton = () => (
  <button type="button" data-variant="primary" data-size="large" disabled>
    Place order
  </button>
)

export const LargeDisabledDangerButton = () => (
  <button type="button" data-variant="danger" data-size="large" disabled>
    Dissolve partnership
  </button>
)

export const LoadingPrimaryButton = () => (
  <button type="button" aria-busy="true" data-variant="primary">
    Sending invitation
  </button>
)

export const SmallLoadingDangerButton = () => (
  <button type="button" aria-busy="true" data-variant="danger" data-size="small">
    Removing files
  </button>
)

export const LargeLoadingSecondaryButton = () => (
  <button type="button" aria-busy="true" data-variant="secondary" data-size="large">
    Refreshing radar
  </button>
)

export const LargePrimarySubmitButton = () => (
  <button type="submit" data-variant="primary" data-size="large">
    Book appointment
  </button>
)

export const DisabledSecondarySubmitButton = () => (
  <button type="submit" data-variant="secondary" disabled>
    Register vehicle
  </button>
)

export const LoadingDangerSubmitButton = () => (
  <button type="submit" aria-busy="true" data-variant="danger">
    Cancelling subscription
  </button>
)

export const BlueButton = () => (
  <button type="button" style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Join waitlist
  </button>
)

export const LargeGreenButton = () => (
  <button type="button" data-size="large" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Begin checkout
  </button>
)

export const SmallRedButton = () => (
  <button type="button" data-size="small" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Stop recording
  </button>
)

export const LoadingRedButton = () => (
  <button type="button" aria-busy="true" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    Shredding paperwork
  </button>
)

export const SmallDisabledBlueButton = () => (
  <button type="button" data-size="small" disabled style={{ color: '#ffffff', backgroundColor: '#0b57d0' }}>
    Claim voucher
  </button>
)

export const SmallSubmitGreenButton = () => (
  <button type="submit" data-size="small" style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
    Post review
  </button>
)

export const ToggleButton = bElement({
  tag: 'toggle-button',
  shadowDom: (
    <button type="button" aria-pressed="false" p-target="button" p-trigger={{ click: 'toggle' }}>
      Mute microphone
    </button>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    return {
      toggle() {
        button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true'
      },
    }
  },
})

export const SmallPrimaryToggleButton = bElement({
  tag: 'small-primary-toggle-button',
  shadowDom: (
    <button type="button" aria-pressed="false" data-variant="primary" data-size="small" p-target="button" p-trigger={{ click: 'toggle' }}>
      Pin conversation
    </button>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    return {
      toggle() {
        button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true'
      },
    }
  },
})

export const LargeSecondaryToggleButton = bElement({
  tag: 'large-secondary-toggle-button',
  shadowDom: (
    <button type="button" aria-pressed="false" data-variant="secondary" data-size="large" p-target="button" p-trigger={{ click: 'toggle' }}>
      Follow orchestra
    </button>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    return {
      toggle() {
        button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true'
      },
    }
  },
})

export const DisabledDangerButton = () => (
  <button type="button" data-variant="danger" disabled>
    Close workspace
  </button>
)

export const SmallLoadingPrimaryButton = () => (
  <button type="button" aria-busy="true" data-variant="primary" data-size="small">
    Importing contacts
  </button>
)
