// story largeMeterHint: wide meter, hint above
export const LargeMeterHintRating = () => (
  <div>
    <label for="effort" style={{ display: 'block' }}>Trail effort</label>
    <p id="agree">Three hundred hikers agree</p>
    <meter id="effort" min="0" max="5" value="3" data-size="large" aria-describedby="agree" style={{ width: '240px', height: '24px' }} />
  </div>
)

// story plainMeter: the number said as fallback
export const MeterRating = () => (
  <p>
    <label for="comfort">Room comfort</label> <meter id="comfort" min="0" max="5" value="4">4 of 5</meter>
  </p>
)

// story radioGroup: labels after the radios, other names
export const RadioGroupRating = () => (
  <fieldset style={{ border: '1px solid #767676', borderRadius: '8px' }}>
    <legend>Your visit</legend>
    <div>
      <input type="radio" name="visit" id="lovely" value="lovely" checked />
      <label for="lovely">Lovely</label>
    </div>
    <div>
      <input type="radio" name="visit" id="dreadful" value="dreadful" />
      <label for="dreadful">Dreadful</label>
    </div>
  </fieldset>
)

// story smallMeter: meter before its label
export const SmallMeterRating = () => (
  <div class="skill">
    <meter id="skill" data-size="small" low="1" high="4" optimum="5" value="3" max="5" />
    <label for="skill">Cook skill</label>
  </div>
)
