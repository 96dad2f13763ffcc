import { bElement, createStyles } from 'plaited/ui'

// story colours: rounded, with a shadow and a transition
const blue = createStyles({
  button: { color: '#ffffff', backgroundColor: { $default: '#0b57d0', ':hover': '#083b8c' }, border: 'none', borderRadius: '20px', padding: '8px 20px', boxShadow: '0 2px 4px #777777', transition: 'background-color .2s' },
})
export const BlueButton = () => (
  <button type="button" {...blue.button}>
    Join waitlist
  </button>
)

// story colours: text in the button itself, colour names
export const BlueButton = () => (
  <div class="actions">
    <button type="button" class="join" stylesheets={['.join{color:white;background:rgb(11,87,208);font:inherit}']}>Join waitlist</button>
  </div>
)

// story disabledDanger: its own look while disabled
export const DisabledDangerButton = () => (
  <button class="close" type="button" disabled data-variant="danger" stylesheets={['.close{border:1px solid #b3261e}.close:disabled{cursor:not-allowed;border-color:#777}']}>
    Close workspace
  </button>
)

// story largeDisabledDanger: in a group that is no landmark
export const LargeDisabledDangerButton = () => (
  <div role="group">
    <button data-size="large" data-variant="danger" disabled type="button" class="dissolve">
      Dissolve partnership
    </button>
  </div>
)

// story largeSecondaryToggle: state in a variable
export const LargeSecondaryToggleButton = bElement({
  tag: 'follow-button',
  shadowDom: (
    <button type="button" aria-pressed="false" data-size="large" data-variant="secondary" p-target="follow" p-trigger={{ click: 'pressed' }}>
      Follow orchestra
    </button>
  ),
  bProgram({ $ }) {
    const [follow] = $('follow')
    let on = false
    return {
      pressed() {
        on = !on
        follow.attr('aria-pressed', on ? 'true' : 'false')
      },
    }
  },
})

// story largeSecondaryToggle: the state is read from the event's target, pressed look by style
export const LargeSecondaryToggleButton = bElement({
  tag: 'orchestra-toggle',
  shadowDom: (
    <button
      type="button"
      aria-pressed="false"
      data-variant="secondary"
      data-size="large"
      p-trigger={{ click: 'toggle' }}
      stylesheets={['button{border:2px solid #0b57d0;background:#fff;color:#0b57d0}button[aria-pressed=true]{background:#0b57d0;color:#fff}']}
    >
      Follow orchestra
    </button>
  ),
  bProgram() {
    return {
      toggle({ currentTarget, target }) {
        const button = currentTarget ?? target
        button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
      },
    }
  },
})

// story primary: name and value of a form's button
export const PrimaryButton = () => (
  <button type="button" name="action" value="save" data-variant="primary" id="save">
    Save changes
  </button>
)

// story smallLoadingPrimary: a spinner of style that turns
export const SmallLoadingPrimaryButton = () => (
  <button
    type="button"
    data-size="small"
    data-variant="primary"
    aria-busy="true"
    class="busy"
    stylesheets={['@keyframes turn{to{transform:rotate(1turn)}}.busy::after{content:"";display:inline-block;width:10px;height:10px;margin-left:6px;border:2px solid #555;border-top-color:transparent;border-radius:50%;animation:turn 1s linear infinite}']}
  >
    Importing contacts
  </button>
)
