import { bElement } from 'plaited/ui'

// story largeOpen: in the middle of the page, round
export const LargeOpenDialog = () => (
  <dialog open data-size="large" aria-labelledby="forecast" style={{ border: 'none', borderRadius: '16px', boxShadow: '0 8px 32px #444444', width: '400px' }}>
    <h2 id="forecast">Hiking forecast</h2>
    <p>Strong gusts reach the ridge by dusk</p>
  </dialog>
)

// story largeOpenButton: a footer with a line above
export const LargeOpenButtonDialog = () => (
  <dialog open aria-labelledby="photos" data-size="large" class="photos" stylesheets={['.photos{padding:0}.photos>*{margin:0;padding:12px}.photos .foot{border-top:1px solid #767676;text-align:right}']}>
    <h2 id="photos">Summer photos</h2>
    <p>Ninety pictures are ready to share</p>
    <div class="foot">
      <button type="button">Invite family</button>
    </div>
  </dialog>
)

// story openAlert: described by its text too
export const OpenAlertDialog = () => (
  <dialog role="alertdialog" open aria-labelledby="oven" aria-describedby="burner" style={{ borderColor: '#b3261e' }}>
    <h1 id="oven">Oven overheating</h1>
    <p id="burner">Turn down the burner and step away</p>
  </dialog>
)

// story openClosing: closed by its form
export const OpenClosingDialog = bElement({
  tag: 'order-dialog',
  shadowDom: (
    <dialog open aria-labelledby="order">
      <form method="dialog">
        <h2 id="order">Order placed</h2>
        <p>Your flowers arrive on Thursday</p>
        <button type="submit">Wonderful</button>
      </form>
    </dialog>
  ),
})

// story openClosing: closed by its attribute, faded out
export const OpenClosingDialog = bElement({
  tag: 'placed-dialog',
  shadowDom: (
    <dialog aria-labelledby="t" open p-target="d" stylesheets={['dialog{transition:opacity .2s}dialog:not([open]){opacity:0}']}>
      <h3 id="t">Order placed</h3>
      <div>Your flowers arrive on Thursday</div>
      <button type="button" p-trigger={{ click: 'ok' }}>Wonderful</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [d] = $('d')
    return { ok: () => d.removeAttribute('open') }
  },
})

// story smallOpenAlertButton: two sections within
export const SmallOpenAlertButtonDialog = () => (
  <dialog data-size="small" open role="alertdialog" aria-labelledby="sketch">
    <div class="top">
      <h2 id="sketch">Unsaved sketch</h2>
    </div>
    <div class="rest">
      <p>Closing now discards the freshest strokes</p>
      <button type="button">Carry on sketching</button>
    </div>
  </dialog>
)

// story smallOpenClosing: opened as a modal one when it comes
export const SmallOpenClosingDialog = bElement({
  tag: 'daily-tip',
  shadowDom: (
    <dialog data-size="small" aria-labelledby="tip" p-target="tip">
      <h2 id="tip">Daily tip</h2>
      <p>Water the herbs before breakfast</p>
      <button type="button" p-trigger={{ click: 'read' }}>Thanks</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [tip] = $<HTMLDialogElement>('tip')
    tip.showModal()
    return {
      read() {
        tip.close('read')
      },
    }
  },
})
