export const Progress = () => (
  <>
    <label for="field">Photo upload</label>
    <progress id="field" value="40" max="100" />
  </>
)

export const SuccessProgress = () => (
  <>
    <label for="field">Disk backup</label>
    <progress id="field" data-variant="success" value="75" max="100" />
  </>
)

export const SmallProgress = () => (
  <>
    <label for="field">Profile steps</label>
    <progress id="field" data-size="small" value="3" max="5" />
  </>
)

export const DangerHintProgress = () => (
  <>
    <label for="field">Storage used</label>
    <progress id="field" aria-describedby="hint" data-variant="danger" value="75" max="100" />
    <p id="hint">Delete old files to go on</p>
  </>
)

export const LargeHintProgress = () => (
  <>
    <label for="field">Song download</label>
    <progress id="field" aria-describedby="hint" data-size="large" value="40" max="100" />
    <p id="hint">This may take a minute</p>
  </>
)

export const LargeDangerProgress = () => (
  <>
    <label for="field">Reading goal</label>
    <progress id="field" data-variant="danger" data-size="large" value="3" max="5" />
  </>
)

export const SmallSuccessProgress = () => (
  <>
    <label for="field">Team survey</label>
    <progress id="field" data-variant="success" data-size="small" value="40" max="100" />
  </>
)

export const IndeterminateProgress = () => (
  <>
    <label for="field">Connecting</label>
    <progress id="field" />
  </>
)

export const SmallIndeterminateHintProgress = () => (
  <>
    <label for="field">Waiting for reply</label>
    <progress id="field" aria-describedby="hint" data-size="small" />
    <p id="hint">We will call you soon</p>
  </>
)

export const SuccessHintProgress = () => (
  <>
    <label for="field">Camera roll</label>
    <progress id="field" aria-describedby="hint" data-variant="success" value="40" max="100" />
    <p id="hint">Keep the phone unlocked</p>
  </>
)

export const SmallDangerProgress = () => (
  <>
    <label for="field">Battery test</label>
    <progress id="field" data-variant="danger" data-size="small" value="75" max="100" />
  </>
)
