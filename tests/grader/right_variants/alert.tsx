import { bElement, createStyles } from 'plaited/ui'

// story politeDangerButtonRed: colours as short hex, a flex row
export const PoliteDangerButtonRedAlert = () => (
  <div role="status" data-variant="danger" class="bar" stylesheets={['.bar{display:flex;gap:12px;align-items:center;padding:8px;color:#fff;background:#b3261e}']}>
    <p>The freezer door is open</p>
    <button type="button">Silence alarm</button>
  </div>
)

// story politeInfoHeading2Button: a section, the button at the right
export const PoliteInfoHeading2ButtonAlert = () => (
  <section role="status" data-variant="info">
    <h2 id="planned">Planned maintenance</h2>
    <p>We will be away on Sunday evening</p>
    <div style={{ textAlign: 'right' }}>
      <button type="button">Remind me</button>
    </div>
  </section>
)

// story politeSuccessHeading2: aria-live said as well, a border at the left
const success = createStyles({ box: { borderLeft: '4px solid #146c2e', paddingLeft: '12px' } })
export const PoliteSuccessHeading2Alert = () => (
  <div role="status" aria-live="polite" data-variant="success" {...success.box}>
    <h2>Profile updated</h2>
    <p>Your changes are visible to everyone</p>
  </div>
)

// story politeSuccessHiding: removed by attribute, another event name
export const PoliteSuccessHidingAlert = bElement({
  tag: 'sent-message',
  shadowDom: (
    <div role="status" data-variant="success" p-target="box">
      <p>Your message is on its way</p>
      <button type="button" p-trigger={{ click: 'dismissed' }}>
        Thank you
      </button>
    </div>
  ),
  bProgram({ $ }) {
    const [box] = $('box')
    return {
      dismissed() {
        box.attr('hidden', '')
      },
    }
  },
})

// story politeSuccessHiding: the button is outside of the hidden part's text, hidden by style
export const PoliteSuccessHidingAlert = bElement({
  tag: 'sent-note',
  shadowDom: (
    <div role="status" data-variant="success" p-target="note" stylesheets={['.gone{display:none}']}>
      <p>Your message is on its way</p>
      <button type="button" p-trigger={{ click: 'close' }}>Thank you</button>
    </div>
  ),
  bProgram({ $ }) {
    const [note] = $('note')
    return { close: () => note.attr('class', 'gone') }
  },
})

// story urgentDangerHeading2: a shadow
export const UrgentDangerHeading2Alert = () => (
  <div role="alert" data-variant="danger" style={{ boxShadow: '0 1px 4px #555555', padding: '12px' }}>
    <h2>Payment failed</h2>
    <p>Check the number on your card</p>
  </div>
)
