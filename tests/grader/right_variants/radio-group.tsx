// story disabledThreeSecond: from a list, labels after
const PLANS = ['Bronze', 'Silver', 'Gold']
export const DisabledThreeSecondRadioGroup = () => (
  <fieldset role="radiogroup" disabled>
    <legend>Support plan</legend>
    {PLANS.map((plan) => (
      <div>
        <input type="radio" name="plan" id={plan} value={plan} checked={plan === 'Silver'} />
        <label for={plan}>{plan}</label>
      </div>
    ))}
  </fieldset>
)

// story disabledTwoSecond: in a row
export const DisabledTwoSecondRadioGroup = () => (
  <fieldset role="radiogroup" disabled style={{ display: 'flex', gap: '16px', border: '1px solid #767676' }}>
    <legend>Garden access</legend>
    <label for="day">Daytime</label>
    <input type="radio" id="day" name="garden" value="day" />
    <label for="evening">Evenings</label>
    <input type="radio" id="evening" name="garden" value="evening" checked />
  </fieldset>
)

// story largeRequiredTwoFirst: drawn as two buttons, the radio itself not shown
export const LargeRequiredTwoFirstRadioGroup = () => (
  <fieldset
    role="radiogroup"
    data-size="large"
    class="visa"
    stylesheets={['.visa input{position:absolute;opacity:0;width:1px;height:1px}.visa label{display:inline-block;border:1px solid #555;padding:8px 16px}.visa input:checked+label{background:#0b57d0;color:#fff}.visa input:focus-visible+label{outline:2px solid #1f1f1f}']}
  >
    <legend>Visa purpose</legend>
    <input type="radio" name="visa" id="tourism" value="tourism" required checked />
    <label for="tourism">Tourism</label>
    <input type="radio" name="visa" id="studies" value="studies" required />
    <label for="studies">Studies</label>
  </fieldset>
)

// story requiredThreeHint: hint below the legend, a list
export const RequiredThreeHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="answer">
    <legend>Preferred contact</legend>
    <p id="answer">We answer within a day</p>
    <div class="list" style={{ display: 'grid' }}>
      <div><input type="radio" name="contact" id="phone" value="phone" required /><label for="phone">Telephone</label></div>
      <div><input type="radio" name="contact" id="letter" value="letter" required /><label for="letter">Letter</label></div>
      <div><input type="radio" name="contact" id="messenger" value="messenger" required /><label for="messenger">Messenger</label></div>
    </div>
  </fieldset>
)
