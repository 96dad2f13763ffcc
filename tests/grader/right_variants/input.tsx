import { bElement } from 'plaited/ui'

// story countingText: counted from the field itself, the count in a paragraph
export const CountingTextInput = bElement({
  tag: 'headline-field',
  shadowDom: (
    <div>
      <label for="headline">Headline</label>
      <input type="text" id="headline" p-target="field" p-trigger={{ input: 'typed' }} />
      <p>
        <span p-target="length">0</span>
      </p>
    </div>
  ),
  bProgram({ $ }) {
    const [field] = $<HTMLInputElement>('field')
    const [length] = $('length')
    return {
      typed() {
        length.textContent = String(field.value.length)
      },
    }
  },
})

// story largeDisabledTextValue: label above, its own border
export const LargeDisabledTextValueInput = () => (
  <div class="tax" stylesheets={['.tax label{display:block}.tax input{border:2px solid #777;padding:8px;font-size:20px}']}>
    <label for="region">Tax region</label>
    <input type="text" id="region" name="region" value="Northern coast" disabled data-size="large" />
  </div>
)

// story largeRequiredCountingText: state in the program, count first
export const LargeRequiredCountingTextInput = bElement({
  tag: 'slogan-field',
  shadowDom: (
    <section>
      <output p-target="n">0</output>
      <div>
        <label for="slogan">Slogan</label>
        <input id="slogan" type="text" required data-size="large" p-trigger={{ input: 'input' }} />
      </div>
    </section>
  ),
  bProgram({ $ }) {
    const [n] = $('n')
    const show = (text: string) => n.render(`${[...text].length}`)
    return { input: ({ target }) => show(target.value) }
  },
})

// story requiredPasswordError: error before the field
export const RequiredPasswordErrorInput = () => (
  <div>
    <p id="wrong" style={{ color: '#b3261e' }}>That does not match ours</p>
    <label for="current">Current passphrase</label>
    <input type="password" id="current" autocomplete="current-password" required aria-invalid="true" aria-describedby="wrong" />
  </div>
)

// story smallReadonlyEmailValue: grey field
export const SmallReadonlyEmailValueInput = () => (
  <p style={{ fontSize: '13px' }}>
    <label for="box">Assigned mailbox</label>{' '}
    <input type="email" id="box" value="crew@lighthouse.example" readonly data-size="small" style={{ backgroundColor: '#eeeeee', color: '#333333', width: '240px' }} />
  </p>
)

// story smallRequiredTextHint: right to left in the picture
export const SmallRequiredTextHintInput = () => (
  <div style={{ display: 'flex', flexDirection: 'row-reverse', justifyContent: 'flex-end', gap: '8px' }}>
    <span id="friends">Friends will see this</span>
    <input type="text" id="nick" data-size="small" required aria-describedby="friends" />
    <label for="nick">Nickname</label>
  </div>
)
