import { bElement } from 'plaited/ui'

export const OpenDialog = () => (
  <dialog aria-labelledby="title" open>
    <h2 id="title">Storage full</h2>
    <p>Remove some photos to make room</p>
  </dialog>
)

export const SmallOpenDialog = () => (
  <dialog aria-labelledby="title" data-size="small" open>
    <h2 id="title">Lift closed</h2>
    <p>Try the marble staircase</p>
  </dialog>
)

export const LargeOpenDialog = () => (
  <dialog aria-labelledby="title" data-size="large" open>
    <h2 id="title">Hiking forecast</h2>
    <p>Strong gusts reach the ridge by dusk</p>
  </dialog>
)

export const OpenAlertDialog = () => (
  <dialog role="alertdialog" aria-labelledby="title" open>
    <h2 id="title">Oven overheating</h2>
    <p>Turn down the burner and step away</p>
  </dialog>
)

export const OpenButtonDialog = () => (
  <dialog aria-labelledby="title" open>
    <h2 id="title">Kayak rental</h2>
    <p>Your paddle waits beside the jetty</p>
    <button type="button">Unfold directions</button>
  </dialog>
)

export const SmallOpenButtonDialog = () => (
  <dialog aria-labelledby="title" data-size="small" open>
    <h2 id="title">Welcome back</h2>
    <p>Three friends wrote to you</p>
    <button type="button">Read messages</button>
  </dialog>
)

export const OpenAlertButtonDialog = () => (
  <dialog role="alertdialog" aria-labelledby="title" open>
    <h2 id="title">Leave without saving</h2>
    <p>Everything you wrote will be lost</p>
    <button type="button">Stay here</button>
  </dialog>
)

export const SmallOpenAlertButtonDialog = () => (
  <dialog role="alertdialog" aria-labelledby="title" data-size="small" open>
    <h2 id="title">Unsaved sketch</h2>
    <p>Closing now discards the freshest strokes</p>
    <button type="button">Carry on sketching</button>
  </dialog>
)

export const LargeOpenAlertButtonDialog = () => (
  <dialog role="alertdialog" aria-labelledby="title" data-size="large" open>
    <h2 id="title">Flood alarm</h2>
    <p>The cellar pump sputters again</p>
    <button type="button">Summon a plumber</button>
  </dialog>
)

export const LargeOpenAlertDialog = () => (
  <dialog role="alertdialog" aria-labelledby="title" data-size="large" open>
    <h2 id="title">Connection lost</h2>
    <p>We try again in a few seconds</p>
  </dialog>
)

export const OpenClosingDialog = bElement({
  tag: 'open-closing-dialog',
  shadowDom: (
    <dialog aria-labelledby="title" p-target="dialog" open>
      <h2 id="title">Order placed</h2>
      <p>Your flowers arrive on Thursday</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Wonderful</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      hide() {
        dialog.close()
      },
    }
  },
})

export const OpenAlertClosingDialog = bElement({
  tag: 'open-alert-closing-dialog',
  shadowDom: (
    <dialog role="alertdialog" aria-labelledby="title" p-target="dialog" open>
      <h2 id="title">Tunnel blocked</h2>
      <p>Every ferry leaves half an hour behind</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Understood</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      hide() {
        dialog.close()
      },
    }
  },
})

export const LargeOpenAlertClosingDialog = bElement({
  tag: 'large-open-alert-closing-dialog',
  shadowDom: (
    <dialog role="alertdialog" aria-labelledby="title" data-size="large" p-target="dialog" open>
      <h2 id="title">Microphone unplugged</h2>
      <p>Nobody can hear the choir</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Dismiss</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      hide() {
        dialog.close()
      },
    }
  },
})

export const LargeOpenClosingDialog = bElement({
  tag: 'large-open-closing-dialog',
  shadowDom: (
    <dialog aria-labelledby="title" data-size="large" p-target="dialog" open>
      <h2 id="title">Cookie choices</h2>
      <p>We only keep what the basket needs</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Fine by me</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      hide() {
        dialog.close()
      },
    }
  },
})

export const OpeningDialog = bElement({
  tag: 'opening-dialog',
  shadowDom: (
    <div>
      <button type="button" p-trigger={{ click: 'show' }}>Show shortcuts</button>
      <dialog aria-labelledby="title" p-target="dialog">
        <h2 id="title">Keyboard help</h2>
        <p>Press the space bar to pause</p>
      </dialog>
    </div>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      show() {
        dialog.showModal()
      },
    }
  },
})

export const SmallOpeningDialog = bElement({
  tag: 'small-opening-dialog',
  shadowDom: (
    <div>
      <button type="button" p-trigger={{ click: 'show' }}>Who is coming</button>
      <dialog aria-labelledby="title" data-size="small" p-target="dialog">
        <h2 id="title">Guest list</h2>
        <p>Twelve people have said yes</p>
      </dialog>
    </div>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      show() {
        dialog.showModal()
      },
    }
  },
})

export const SmallOpeningAlertDialog = bElement({
  tag: 'small-opening-alert-dialog',
  shadowDom: (
    <div>
      <button type="button" p-trigger={{ click: 'show' }}>Knock it down</button>
      <dialog role="alertdialog" aria-labelledby="title" data-size="small" p-target="dialog">
        <h2 id="title">Demolish castle</h2>
        <p>Towers and bridges vanish forever</p>
      </dialog>
    </div>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      show() {
        dialog.showModal()
      },
    }
  },
})

export const SmallOpenAlertDialog = () => (
  <dialog role="alertdialog" aria-labelledby="title" data-size="small" open>
    <h2 id="title">Battery almost empty</h2>
    <p>Plug in the charger now</p>
  </dialog>
)

export const LargeOpenButtonDialog = () => (
  <dialog aria-labelledby="title" data-size="large" open>
    <h2 id="title">Summer photos</h2>
    <p>Ninety pictures are ready to share</p>
    <button type="button">Invite family</button>
  </dialog>
)

export const SmallOpenClosingDialog = bElement({
  tag: 'small-open-closing-dialog',
  shadowDom: (
    <dialog aria-labelledby="title" data-size="small" p-target="dialog" open>
      <h2 id="title">Daily tip</h2>
      <p>Water the herbs before breakfast</p>
      <button type="button" p-trigger={{ click: 'hide' }}>Thanks</button>
    </dialog>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      hide() {
        dialog.close()
      },
    }
  },
})

export const LargeOpeningDialog = bElement({
  tag: 'large-opening-dialog',
  shadowDom: (
    <div>
      <button type="button" p-trigger={{ click: 'show' }}>View terms</button>
      <dialog aria-labelledby="title" data-size="large" p-target="dialog">
        <h2 id="title">House rules</h2>
        <p>Quiet hours begin at ten</p>
      </dialog>
    </div>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      show() {
        dialog.showModal()
      },
    }
  },
})
