export const MeterRating = () => (
  <div>
    <label for="field">Room comfort</label>
    <meter id="field" value="4" max="5" />
  </div>
)

export const SmallMeterRating = () => (
  <div>
    <label for="field">Cook skill</label>
    <meter id="field" data-size="small" value="3" max="5" />
  </div>
)

export const LargeMeterHintRating = () => (
  <div>
    <label for="field">Trail effort</label>
    <meter id="field" aria-describedby="hint" data-size="large" value="3" max="5" />
    <p id="hint">Three hundred hikers agree</p>
  </div>
)

export const RadioGroupRating = () => (
  <fieldset role="radiogroup">
    <legend>Your visit</legend>
    <label>
      <input type="radio" name="choice" value="1" checked />
      Lovely
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Dreadful
    </label>
  </fieldset>
)
