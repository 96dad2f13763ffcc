export const FileUpload = () => (
  <div>
    <label for="field">Holiday photos</label>
    <input type="file" id="field" />
  </div>
)

export const LargeMultipleFileUpload = () => (
  <div>
    <label for="field">Tax receipts</label>
    <input type="file" id="field" data-size="large" multiple />
  </div>
)

export const AcceptHintFileUpload = () => (
  <div>
    <label for="field">Signed contract</label>
    <input type="file" id="field" accept=".pdf" aria-describedby="hint" />
    <p id="hint">Ten pages at most</p>
  </div>
)

export const SmallRequiredErrorFileUpload = () => (
  <div>
    <label for="field">Passport scan</label>
    <input type="file" id="field" aria-invalid="true" aria-describedby="error" data-size="small" required />
    <p id="error">Picture is too dark</p>
  </div>
)

export const DisabledHintFileUpload = () => (
  <div>
    <label for="field">Match report</label>
    <input type="file" id="field" aria-describedby="hint" disabled />
    <p id="hint">Opens after the final whistle</p>
  </div>
)

export const FormFileUpload = () => (
  <form aria-label="Apply as a gardener">
    <label for="field">Letter of interest</label>
    <input type="file" id="field" required />
    <button type="submit" data-variant="primary">Hand it in</button>
  </form>
)
