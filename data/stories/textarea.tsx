import { bElement } from 'plaited/ui'

export const RowsTextarea = () => (
  <div>
    <label for="field">Feedback</label>
    <textarea id="field" rows="5" />
  </div>
)

export const SmallRowsHintTextarea = () => (
  <div>
    <label for="field">Allergies</label>
    <textarea id="field" rows="5" aria-describedby="hint" data-size="small" />
    <p id="hint">Nuts and shellfish above all</p>
  </div>
)

export const RequiredRowsHintTextarea = () => (
  <div>
    <label for="field">Cover letter</label>
    <textarea id="field" rows="8" aria-describedby="hint" required />
    <p id="hint">Tell us about yourself</p>
  </div>
)

export const LargeRequiredHintTextarea = () => (
  <div>
    <label for="field">Eulogy</label>
    <textarea id="field" aria-describedby="hint" data-size="large" required />
    <p id="hint">Speak from the heart</p>
  </div>
)

export const SmallRequiredRowsTextarea = () => (
  <div>
    <label for="field">Meeting minutes</label>
    <textarea id="field" rows="8" data-size="small" required />
  </div>
)

export const LargeRowsErrorTextarea = () => (
  <div>
    <label for="field">Bug report</label>
    <textarea id="field" rows="8" aria-invalid="true" aria-describedby="error" data-size="large" />
    <p id="error">Describe what went wrong</p>
  </div>
)

export const SmallDisabledRowsTextarea = () => (
  <div>
    <label for="field">Internal remarks</label>
    <textarea id="field" rows="3" data-size="small" disabled />
  </div>
)

export const LargeDisabledHintTextarea = () => (
  <div>
    <label for="field">Verdict</label>
    <textarea id="field" aria-describedby="hint" data-size="large" disabled />
    <p id="hint">Opens after the hearing</p>
  </div>
)

export const DisabledRowsPlaceholderTextarea = () => (
  <div>
    <label for="field">Neighbour complaints</label>
    <textarea id="field" rows="5" placeholder="Closed until September" disabled />
  </div>
)

export const ReadonlyRowsHintTextarea = () => (
  <div>
    <label for="field">House rules</label>
    <textarea id="field" rows="5" aria-describedby="hint" readonly />
    <p id="hint">Agreed by all tenants</p>
  </div>
)

export const LargeReadonlyRowsTextarea = () => (
  <div>
    <label for="field">Translation</label>
    <textarea id="field" rows="3" data-size="large" readonly />
  </div>
)

export const SmallReadonlyHintTextarea = () => (
  <div>
    <label for="field">Serial numbers</label>
    <textarea id="field" aria-describedby="hint" data-size="small" readonly />
    <p id="hint">Copied from the invoice</p>
  </div>
)

export const SmallPlaceholderTextarea = () => (
  <div>
    <label for="field">Gift message</label>
    <textarea id="field" placeholder="Happy birthday" data-size="small" />
  </div>
)

export const LargeRowsPlaceholderHintTextarea = () => (
  <div>
    <label for="field">Wedding toast</label>
    <textarea id="field" rows="8" placeholder="Dear bride and groom" aria-describedby="hint" data-size="large" />
    <p id="hint">Two minutes are plenty</p>
  </div>
)

export const RequiredRowsPlaceholderErrorTextarea = () => (
  <div>
    <label for="field">Delivery instructions</label>
    <textarea id="field" rows="3" placeholder="Ring twice" aria-invalid="true" aria-describedby="error" required />
    <p id="error">The courier needs these</p>
  </div>
)

export const SmallRowsPlaceholderErrorTextarea = () => (
  <div>
    <label for="field">Telescope log</label>
    <textarea id="field" rows="3" placeholder="Saturn" aria-invalid="true" aria-describedby="error" data-size="small" />
    <p id="error">Mention the constellation</p>
  </div>
)

export const CountingTextarea = bElement({
  tag: 'counting-textarea',
  shadowDom: (
    <div>
      <label for="field">Short biography</label>
      <textarea id="field" p-trigger={{ input: 'count' }} />
      <output p-target="count">0</output>
    </div>
  ),
  bProgram({ $ }) {
    const [count] = $('count')
    return {
      count({ target }) {
        count.render(`${target.value.length}`)
      },
    }
  },
})

export const LargeReadonlyRowsHintTextarea = () => (
  <div>
    <label for="field">Licence terms</label>
    <textarea id="field" rows="8" aria-describedby="hint" data-size="large" readonly />
    <p id="hint">Last revised in spring</p>
  </div>
)

export const SmallRequiredRowsErrorTextarea = () => (
  <div>
    <label for="field">Refund reason</label>
    <textarea id="field" rows="3" aria-invalid="true" aria-describedby="error" data-size="small" required />
    <p id="error">Please explain the return</p>
  </div>
)
