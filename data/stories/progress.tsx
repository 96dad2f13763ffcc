export const Progress = () => (
  <div>
    <label for="field">Photo upload</label>
    <progress id="field" value="40" max="100" />
  </div>
)

export const SuccessProgress = () => (
  <div>
    <label for="field">Disk backup</label>
    <progress id="field" data-variant="success" value="75" max="100" />
  </div>
)

export const DangerProgress = () => (
  <div>
    <label for="field">Fuel reserve</label>
    <progress id="field" data-variant="danger" value="40" max="100" />
  </div>
)

export const SmallProgress = () => (
  <div>
    <label for="field">Profile steps</label>
    <progress id="field" data-size="small" value="3" max="5" />
  </div>
)

export const DangerHintProgress = () => (
  <div>
    <label for="field">Storage used</label>
    <progress id="field" aria-describedby="hint" data-variant="danger" value="75" max="100" />
    <p id="hint">Delete old files to go on</p>
  </div>
)

export const HintProgress = () => (
  <div>
    <label for="field">Marathon training</label>
    <progress id="field" aria-describedby="hint" value="3" max="5" />
    <p id="hint">Rest on rainy Mondays</p>
  </div>
)

export const SmallDangerHintProgress = () => (
  <div>
    <label for="field">Printer toner</label>
    <progress id="field" aria-describedby="hint" data-variant="danger" data-size="small" value="3" max="5" />
    <p id="hint">Fetch another cartridge before printing</p>
  </div>
)

export const LargeHintProgress = () => (
  <div>
    <label for="field">Song download</label>
    <progress id="field" aria-describedby="hint" data-size="large" value="40" max="100" />
    <p id="hint">This may take a minute</p>
  </div>
)

export const SmallHintProgress = () => (
  <div>
    <label for="field">Wardrobe sorting</label>
    <progress id="field" aria-describedby="hint" data-size="small" value="75" max="100" />
    <p id="hint">Socks wait underneath</p>
  </div>
)

export const LargeSuccessHintProgress = () => (
  <div>
    <label for="field">Orchestra funding</label>
    <progress id="field" aria-describedby="hint" data-variant="success" data-size="large" value="75" max="100" />
    <p id="hint">Rehearsals start afterwards</p>
  </div>
)

export const LargeDangerProgress = () => (
  <div>
    <label for="field">Reading goal</label>
    <progress id="field" data-variant="danger" data-size="large" value="3" max="5" />
  </div>
)

export const SmallSuccessProgress = () => (
  <div>
    <label for="field">Team survey</label>
    <progress id="field" data-variant="success" data-size="small" value="40" max="100" />
  </div>
)

export const LargeSuccessProgress = () => (
  <div>
    <label for="field">Vaccination drive</label>
    <progress id="field" data-variant="success" data-size="large" value="3" max="5" />
  </div>
)

export const IndeterminateProgress = () => (
  <div>
    <label for="field">Connecting</label>
    <progress id="field" />
  </div>
)

export const LargeIndeterminateProgress = () => (
  <div>
    <label for="field">Scanning passports</label>
    <progress id="field" data-size="large" />
  </div>
)

export const SmallIndeterminateDangerProgress = () => (
  <div>
    <label for="field">Tracking satellites</label>
    <progress id="field" data-variant="danger" data-size="small" />
  </div>
)

export const SmallIndeterminateHintProgress = () => (
  <div>
    <label for="field">Waiting for reply</label>
    <progress id="field" aria-describedby="hint" data-size="small" />
    <p id="hint">We will call you soon</p>
  </div>
)

export const IndeterminateSuccessHintProgress = () => (
  <div>
    <label for="field">Brewing espresso</label>
    <progress id="field" aria-describedby="hint" data-variant="success" />
    <p id="hint">Grab a clean mug meanwhile</p>
  </div>
)

export const SuccessHintProgress = () => (
  <div>
    <label for="field">Camera roll</label>
    <progress id="field" aria-describedby="hint" data-variant="success" value="40" max="100" />
    <p id="hint">Keep the phone unlocked</p>
  </div>
)

export const SmallDangerProgress = () => (
  <div>
    <label for="field">Battery test</label>
    <progress id="field" data-variant="danger" data-size="small" value="75" max="100" />
  </div>
)
