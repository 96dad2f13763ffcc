import { bElement } from 'plaited/ui'

// story counting: counted from the field, the count above
export const CountingTextarea = bElement({
  tag: 'biography-field',
  shadowDom: (
    <div>
      <label for="bio">Short biography</label>
      <strong p-target="letters">0</strong>
      <textarea id="bio" p-target="bio" p-trigger={{ input: 'wrote' }}></textarea>
    </div>
  ),
  bProgram({ $ }) {
    const [letters] = $('letters')
    const [bio] = $<HTMLTextAreaElement>('bio')
    return {
      wrote() {
        letters.render(`${bio.value.length}`)
      },
    }
  },
})

// story largeReadonlyRows: wide, no handle
export const LargeReadonlyRowsTextarea = () => (
  <p>
    <label for="translation" style={{ display: 'block' }}>Translation</label>
    <textarea id="translation" readonly rows="3" cols="50" data-size="large" style={{ resize: 'none' }}></textarea>
  </p>
)

// story largeReadonlyRowsHint: hint above, grey
export const LargeReadonlyRowsHintTextarea = () => (
  <div>
    <label for="licence">Licence terms</label>
    <div id="spring" style={{ color: '#444444' }}>Last revised in spring</div>
    <textarea id="licence" rows={8} readonly data-size="large" aria-describedby="spring" style={{ backgroundColor: '#eeeeee' }} />
  </div>
)

// story largeRowsPlaceholderHint: the placeholder in another colour
export const LargeRowsPlaceholderHintTextarea = () => (
  <div class="toast" stylesheets={['.toast textarea{width:100%;box-sizing:border-box;font-size:18px}.toast textarea::placeholder{color:#555;font-style:italic}']}>
    <label for="toast">Wedding toast</label>
    <textarea id="toast" rows="8" placeholder="Dear bride and groom" data-size="large" aria-describedby="plenty"></textarea>
    <small id="plenty">Two minutes are plenty</small>
  </div>
)

// story requiredRowsPlaceholderError: a red border
export const RequiredRowsPlaceholderErrorTextarea = () => (
  <fieldset style={{ border: '0', padding: '0' }}>
    <label for="delivery">Delivery instructions</label>
    <textarea id="delivery" rows="3" required placeholder="Ring twice" aria-invalid="true" aria-describedby="courier" style={{ border: '2px solid #b3261e' }} />
    <p id="courier" style={{ color: '#b3261e', margin: '0' }}>The courier needs these</p>
  </fieldset>
)

// story smallPlaceholder: a line below instead of a box
export const SmallPlaceholderTextarea = () => (
  <div>
    <label for="gift">Gift message</label>
    <textarea id="gift" data-size="small" placeholder="Happy birthday" style={{ border: '0', borderBottom: '2px solid #1f1f1f', fontSize: '13px' }}></textarea>
  </div>
)
