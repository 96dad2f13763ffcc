import { bElement } from 'plaited/ui'

export const RaisedAlert = bElement({
  tag: 'raised-alert',
  shadowDom: (
    <div>
      <button type="button" p-trigger={{ click: 'raise' }}>Send payment</button>
      <div role="alert" p-target="alert"></div>
    </div>
  ),
  bProgram({ $ }) {
    const [alert] = $('alert')
    return {
      raise: () => alert.render(<p>The card was declined</p>),
    }
  },
})

export const UndoToast = bElement({
  tag: 'undo-toast',
  shadowDom: (
    <div p-trigger={{ keydown: 'key' }}>
      <ul>
        <li p-target="item">Holiday video</li>
      </ul>
      <button type="button" p-target="delete" p-trigger={{ click: 'remove' }}>Delete video</button>
      <div role="status" p-target="toast"></div>
    </div>
  ),
  bProgram({ $, trigger }) {
    const [[item], [remove], [toast]] = [$('item'), $('delete'), $('toast')]
    return {
      remove() {
        item.attr('hidden', true)
        toast.render(<p>One video deleted</p>, <button type="button" p-trigger={{ click: 'undo' }}>Put it back</button>)
      },
      undo() {
        item.attr('hidden', false)
        trigger({ type: 'dismiss' })
      },
      dismiss() {
        toast.render()
        remove.focus()
      },
      key: ({ key }) => key === 'Escape' && trigger({ type: 'dismiss' }),
    }
  },
})
