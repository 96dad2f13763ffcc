export const PlainOutput = () => (
  <div>
    <label for="field">Total price</label>
    <output id="field">Forty euros</output>
  </div>
)

export const LargeOutput = () => (
  <div>
    <label for="field">Travel time</label>
    <output id="field" data-size="large">Nine hours</output>
  </div>
)

export const SuccessOutput = () => (
  <div>
    <label for="field">Exam result</label>
    <output id="field" data-variant="success">Passed well</output>
  </div>
)

export const SmallDangerOutput = () => (
  <div>
    <label for="field">Account balance</label>
    <output id="field" data-variant="danger" data-size="small">Below zero</output>
  </div>
)

export const HintOutput = () => (
  <div>
    <label for="field">Room temperature</label>
    <output id="field" aria-describedby="hint">Rather cold</output>
    <p id="hint">Measured beside the window</p>
  </div>
)

export const SmallHintOutput = () => (
  <div>
    <label for="field">Next tide</label>
    <output id="field" aria-describedby="hint" data-size="small">Shortly after noon</output>
    <p id="hint">Ask the harbour master</p>
  </div>
)

export const SmallSuccessOutput = () => (
  <div>
    <label for="field">Oven state</label>
    <output id="field" data-variant="success" data-size="small">Warm enough</output>
  </div>
)

export const LargeDangerOutput = () => (
  <div>
    <label for="field">Air quality</label>
    <output id="field" data-variant="danger" data-size="large">Very poor</output>
  </div>
)

export const SuccessHintOutput = () => (
  <div>
    <label for="field">Password strength</label>
    <output id="field" aria-describedby="hint" data-variant="success">Hard to guess</output>
    <p id="hint">Longer is still better</p>
  </div>
)
