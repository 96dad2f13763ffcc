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

export const UrgentInfoHeading2Alert = () => (
  <div role="alert" data-variant="info">
    <h2>Ferry rerouted</h2>
    <p>It leaves from the eastern pier</p>
  </div>
)

export const PoliteDangerHeading2Alert = () => (
  <div role="status" data-variant="danger">
    <h2>Printer jammed</h2>
    <p>Pull the paper out of the tray</p>
  </div>
)

export const PoliteInfoButtonAlert = () => (
  <div role="status" data-variant="info">
    <p>A newer version is ready</p>
    <button type="button">Reload page</button>
  </div>
)

export const PoliteSuccessButtonAlert = () => (
  <div role="status" data-variant="success">
    <p>The orchid was delivered today</p>
    <button type="button">Rate delivery</button>
  </div>
)

export const UrgentWarningHeading2ButtonAlert = () => (
  <div role="alert" data-variant="warning">
    <h2>Session ending</h2>
    <p>You will be signed out in one minute</p>
    <button type="button">Stay signed on</button>
  </div>
)

export const UrgentDangerHeading2ButtonAlert = () => (
  <div role="alert" data-variant="danger">
    <h2>Brakes overheated</h2>
    <p>Stop at the next exit</p>
    <button type="button">Call roadside help</button>
  </div>
)

export const UrgentDangerRedAlert = () => (
  <div role="alert" data-variant="danger" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    <p>The server is not responding</p>
  </div>
)

export const UrgentWarningHeading2RedAlert = () => (
  <div role="alert" data-variant="warning" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    <h2>Flood risk</h2>
    <p>Move the car to higher ground</p>
  </div>
)

export const PoliteDangerButtonRedAlert = () => (
  <div role="status" data-variant="danger" style={{ color: '#ffffff', backgroundColor: '#b3261e' }}>
    <p>The freezer door is open</p>
    <button type="button">Silence alarm</button>
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

export const UrgentSuccessHidingAlert = bElement({
  tag: 'urgent-success-hiding-alert',
  shadowDom: (
    <div role="alert" data-variant="success" p-target="alert">
      <p>The ambulance has arrived</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Understood</button>
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

export const PoliteInfoHeading2HidingAlert = bElement({
  tag: 'polite-info-heading2-hiding-alert',
  shadowDom: (
    <div role="status" data-variant="info" p-target="alert">
      <h2>Holiday timetable</h2>
      <p>Trams run every half hour</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Close timetable</button>
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

export const UrgentDangerHidingRedAlert = bElement({
  tag: 'urgent-danger-hiding-red-alert',
  shadowDom: (
    <div role="alert" data-variant="danger" style={{ color: '#ffffff', backgroundColor: '#b3261e' }} p-target="alert">
      <p>Smoke was found in the basement</p>
      <button type="button" p-trigger={{ click: 'hide' }}>I am outside</button>
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
