export const OneAccordion = () => (
  <details>
    <summary>Delivery times</summary>
    <p>We send every parcel within two days</p>
  </details>
)

export const SmallOneAccordion = () => (
  <details data-size="small">
    <summary>Wheelchair access</summary>
    <p>Lifts reach every platform</p>
  </details>
)

export const OneOpenAccordion = () => (
  <details open>
    <summary>Refund policy</summary>
    <p>Send anything back within a month</p>
  </details>
)

export const SmallOneOpenAccordion = () => (
  <details data-size="small" open>
    <summary>Parking</summary>
    <p>Free spaces behind the theatre</p>
  </details>
)

export const LargeOneOpenAccordion = () => (
  <details data-size="large" open>
    <summary>Food allergies</summary>
    <p>Nuts are marked on every label</p>
  </details>
)

export const TwoFirstAccordion = () => (
  <div>
    <details open>
      <summary>Ingredients</summary>
      <p>Flour, butter and a little salt</p>
    </details>
    <details>
      <summary>Baking</summary>
      <p>Twenty minutes in a hot oven</p>
    </details>
  </div>
)

export const TwoSecondAccordion = () => (
  <div>
    <details>
      <summary>Sowing</summary>
      <p>Press the beans into warm soil</p>
    </details>
    <details open>
      <summary>Harvesting</summary>
      <p>Pick the pods while they are tender</p>
    </details>
  </div>
)

export const LargeTwoSecondAccordion = () => (
  <div data-size="large">
    <details>
      <summary>Morning</summary>
      <p>Breakfast on the roof and a short walk</p>
    </details>
    <details open>
      <summary>Evening</summary>
      <p>Dinner by the river with live music</p>
    </details>
  </div>
)

export const SmallTwoSecondAccordion = () => (
  <div data-size="small">
    <details>
      <summary>Paragliding</summary>
      <p>Jump with a trained pilot</p>
    </details>
    <details open>
      <summary>Kayak rental</summary>
      <p>Paddle until the sun goes down</p>
    </details>
  </div>
)

export const LargeTwoFirstAccordion = () => (
  <div data-size="large">
    <details open>
      <summary>Telescope</summary>
      <p>Look at Saturn on clear nights</p>
    </details>
    <details>
      <summary>Planetarium</summary>
      <p>Watch the stars turn indoors</p>
    </details>
  </div>
)

export const ExclusiveTwoFirstAccordion = () => (
  <div>
    <details name="section" open>
      <summary>Monthly payment</summary>
      <p>Pay as you go and stop any time</p>
    </details>
    <details name="section">
      <summary>Yearly payment</summary>
      <p>Two months free of charge</p>
    </details>
  </div>
)

export const SmallExclusiveTwoFirstAccordion = () => (
  <div data-size="small">
    <details name="section" open>
      <summary>Vegetarian menu</summary>
      <p>Rice with pumpkin and mint</p>
    </details>
    <details name="section">
      <summary>Fish menu</summary>
      <p>Herring with potatoes and dill</p>
    </details>
  </div>
)

export const LargeExclusiveTwoFirstAccordion = () => (
  <div data-size="large">
    <details name="section" open>
      <summary>Electricity</summary>
      <p>Read the meter every January</p>
    </details>
    <details name="section">
      <summary>Heating</summary>
      <p>Turn the valve to the left</p>
    </details>
  </div>
)

export const SmallExclusiveTwoSecondAccordion = () => (
  <div data-size="small">
    <details name="section">
      <summary>By train</summary>
      <p>Get off at the harbour stop</p>
    </details>
    <details name="section" open>
      <summary>By bike</summary>
      <p>Follow the canal to the old mill</p>
    </details>
  </div>
)

export const LargeExclusiveTwoSecondAccordion = () => (
  <div data-size="large">
    <details name="section">
      <summary>Grandparents</summary>
      <p>They sailed here from Iceland</p>
    </details>
    <details name="section" open>
      <summary>Cousins</summary>
      <p>Most of them farm in the mountains</p>
    </details>
  </div>
)

export const ExclusiveTwoAccordion = () => (
  <div>
    <details name="section">
      <summary>Lighthouse</summary>
      <p>Climb up to the lamp at noon</p>
    </details>
    <details name="section">
      <summary>Fishing village</summary>
      <p>Buy mackerel straight from the boat</p>
    </details>
  </div>
)

export const LargeOneAccordion = () => (
  <details data-size="large">
    <summary>Warranty</summary>
    <p>Repairs cost nothing for five years</p>
  </details>
)

export const ExclusiveTwoSecondAccordion = () => (
  <div>
    <details name="section">
      <summary>Beginners</summary>
      <p>Learn the first steps in six weeks</p>
    </details>
    <details name="section" open>
      <summary>Advanced dancers</summary>
      <p>Prepare a show with the whole group</p>
    </details>
  </div>
)

export const SmallTwoFirstAccordion = () => (
  <div data-size="small">
    <details open>
      <summary>Lost luggage</summary>
      <p>Tell our desk before you leave</p>
    </details>
    <details>
      <summary>Late flights</summary>
      <p>Ask for a meal after two hours</p>
    </details>
  </div>
)
