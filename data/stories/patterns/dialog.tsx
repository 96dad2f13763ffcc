import { bElement } from 'plaited/ui'

export const TrapDialog = bElement({
  tag: 'trap-dialog',
  shadowDom: (
    <div>
      <button type="button" p-target="opener" p-trigger={{ click: 'open' }}>Rename album</button>
      <dialog aria-labelledby="title" p-target="dialog">
        <h2 id="title">New name</h2>
        <label for="name">Album name</label>
        <input id="name" p-target="field" />
        <button type="button" p-trigger={{ click: 'close' }}>Not now</button>
      </dialog>
    </div>
  ),
  bProgram({ $ }) {
    const [dialog] = $('dialog')
    return {
      open: () => dialog.showModal(),
      close: () => dialog.close(),
    }
  },
})

export const ConfirmDialog = bElement({
  tag: 'confirm-dialog',
  shadowDom: (
    <div>
      <button type="button" p-trigger={{ click: 'open' }}>Empty basket</button>
      <dialog role="alertdialog" aria-labelledby="title" aria-describedby="text" p-target="dialog">
        <h2 id="title">Empty it now?</h2>
        <p id="text">Nine pears will be lost</p>
        <button type="button" p-trigger={{ click: 'empty' }}>Throw away</button>
        <button type="button" autofocus p-trigger={{ click: 'close' }}>Keep them</button>
      </dialog>
      <p role="status" p-target="status"></p>
    </div>
  ),
  bProgram({ $ }) {
    const [[dialog], [status]] = [$('dialog'), $('status')]
    return {
      open: () => dialog.showModal(),
      close: () => dialog.close(),
      empty() {
        dialog.close()
        status.render('The basket is empty')
      },
    }
  },
})
