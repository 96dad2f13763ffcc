// story acceptHint: hint before the field
export const AcceptHintFileUpload = () => (
  <div class="upload">
    <label for="contract">Signed contract</label>
    <p id="pages">Ten pages at most</p>
    <input id="contract" type="file" accept=".pdf" aria-describedby="pages" />
  </div>
)

// story disabledHint: a small hint, greyed by opacity
export const DisabledHintFileUpload = () => (
  <div>
    <div style={{ opacity: '0.85' }}>
      <label for="report">Match report</label>
      <input type="file" id="report" aria-describedby="opens" disabled />
    </div>
    <small id="opens">Opens after the final whistle</small>
  </div>
)

// story form: parts in rows, name and enctype
export const FormFileUpload = () => (
  <form aria-label="Apply as a gardener" method="post" enctype="multipart/form-data">
    <div class="row">
      <label for="letter">Letter of interest</label>
    </div>
    <div class="row">
      <input type="file" id="letter" name="letter" required />
    </div>
    <div class="row" style={{ marginTop: '16px' }}>
      <button type="submit" data-variant="primary">Hand it in</button>
    </div>
  </form>
)

// story largeMultiple: in a fieldset
export const LargeMultipleFileUpload = () => (
  <fieldset style={{ border: 'none', padding: '0' }}>
    <label for="receipts" style={{ display: 'block', fontSize: '1.3rem' }}>Tax receipts</label>
    <input type="file" id="receipts" multiple data-size="large" style={{ fontSize: '1.3rem' }} />
  </fieldset>
)

// story plain: a dashed box around it
export const FileUpload = () => (
  <div class="drop" stylesheets={['.drop{border:2px dashed #0b57d0;padding:24px;border-radius:8px}.drop:hover{border-style:solid}']}>
    <label for="photos">Holiday photos</label>
    <input type="file" id="photos" />
  </div>
)

// story smallRequiredError: error in red above
export const SmallRequiredErrorFileUpload = () => (
  <div>
    <label for="scan">Passport scan</label>
    <span id="scan-error" style={{ color: '#b3261e', display: 'block' }}>Picture is too dark</span>
    <input type="file" id="scan" data-size="small" required aria-invalid="true" aria-describedby="scan-error" />
  </div>
)
