import { bElement } from 'plaited/ui'

export const UrgentDangerAlert = () => (
  <div role="alert" data-variant="danger">
    <p>Your card was declined at checkout</p>
  </div>
)

export const PoliteSuccessHeading2Alert = () => (
  <div role="status" data-variant="success">
    <h2>Profile updated</h2>
    <p>Your changes are visible to everyone</p>
  </div>
)

export const PoliteInfoButtonAlert = () => (
  <div role="status" data-variant="info">
    <p>A newer version is ready</p>
    <button type="button">Reload page</button>
  </div>
)

export const UrgentWarningHeading2ButtonAlert = () => (
  <div role="alert" data-variant="warning">
    <h2>Session ending</h2>
    <p>You will be signed out in one minute</p>
    <button type="button">Stay signed on</button>
  </div>
)

export const UrgentDangerRedAlert = () => (
  <div role="alert" data-variant="danger" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    <p>The server is not responding</p>
  </div>
)

export const PoliteWarningHidingAlert = bElement({
  tag: 'polite-warning-hiding-alert',
  shadowDom: (
    <div role="status" data-variant="warning" p-target="alert">
      <p>Your trial ends tomorrow morning</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Got it</button>
    </div>
  ),
  bProgram({ $ }) {
    const [alert] = $('alert')
    return {
      hide() {
        alert.hidden = true
      },
    }
  },
})

export const UrgentInfoHidingAlert = bElement({
  tag: 'urgent-info-hiding-alert',
  shadowDom: (
    <div role="alert" data-variant="info" p-target="alert">
      <p>The meeting starts five minutes earlier</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Dismiss notice</button>
    </div>
  ),
  bProgram({ $ }) {
    const [alert] = $('alert')
    return {
      hide() {
        alert.hidden = true
      },
    }
  },
})

export const UrgentDangerHeading2Alert = () => (
  <div role="alert" data-variant="danger">
    <h2>Payment failed</h2>
    <p>Check the number on your card</p>
  </div>
)

export const PoliteInfoHeading2ButtonAlert = () => (
  <div role="status" data-variant="info">
    <h2>Planned maintenance</h2>
    <p>We will be away on Sunday evening</p>
    <button type="button">Remind me</button>
  </div>
)

export const PoliteSuccessHidingAlert = bElement({
  tag: 'polite-success-hiding-alert',
  shadowDom: (
    <div role="status" data-variant="success" p-target="alert">
      <p>Your message is on its way</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Thank you</button>
    </div>
  ),
  bProgram({ $ }) {
    const [alert] = $('alert')
    return {
      hide() {
        alert.hidden = true
      },
    }
  },
})
