export const CitiesDropdown = () => (
  <div>
    <label for="city">Where do you live</label>
    <select id="city">
      <option>Lisbon</option>
      <option>Turin</option>
      <option>Gdansk</option>
      <option>Cork</option>
      <option>Malmo</option>
    </select>
  </div>
)

export const LoginForm = () => (
  <form aria-label="Log in">
    <label for="email">Email</label>
    <input type="email" id="email" required />
    <label for="password">Password</label>
    <input type="password" id="password" required />
    <button type="submit">Log in</button>
  </form>
)

export const TermsTickBox = () => (
  <div>
    <input type="checkbox" id="terms" required />
    <label for="terms">I accept the terms</label>
  </div>
)

export const DarkModeToggle = () => (
  <div>
    <input type="checkbox" id="dark" role="switch" />
    <label for="dark">Dark mode</label>
  </div>
)

export const DiskFullAlert = () => (
  <section role="alert" data-variant="warning">
    <p>The disk is almost full</p>
    <p>Delete files that you no longer need</p>
  </section>
)

export const DeletePhotoPopup = () => (
  <dialog aria-labelledby="question" open>
    <h2 id="question">Delete this photo?</h2>
    <button type="button">Cancel</button>
    <button type="button" data-variant="danger">Delete</button>
  </dialog>
)

export const BootsCrumbs = () => (
  <nav aria-label="You are here">
    <ol>
      <li><a href="/">Home</a></li>
      <li><a href="/shoes">Shoes</a></li>
      <li><span aria-current="page">Boots</span></li>
    </ol>
  </nav>
)

export const PlanetsTable = () => (
  <table aria-label="Moons">
    <tr>
      <th scope="col">Planet</th>
      <th scope="col">Moons</th>
    </tr>
    <tr>
      <td>Earth</td>
      <td>1</td>
    </tr>
    <tr>
      <td>Mars</td>
      <td>2</td>
    </tr>
    <tr>
      <td>Neptune</td>
      <td>16</td>
    </tr>
  </table>
)

export const UploadProgress = () => (
  <label>
    Upload
    <progress value="30" max="100" />
  </label>
)

export const FourPagesPager = () => (
  <nav aria-label="Pages">
    <ol>
      <li><a href="?page=1">1</a></li>
      <li><a href="?page=2" aria-current="page">2</a></li>
      <li><a href="?page=3">3</a></li>
      <li><a href="?page=4">4</a></li>
    </ol>
  </nav>
)

export const DayQuestion = () => (
  <fieldset>
    <legend>How was your day</legend>
    <label><input type="radio" name="day" value="good" /> Good</label>
    <label><input type="radio" name="day" value="ok" /> OK</label>
    <label><input type="radio" name="day" value="bad" /> Bad</label>
  </fieldset>
)

export const RecipeTabs = () => (
  <div>
    <div role="tablist" aria-label="Recipe">
      <button type="button" id="ingredients" role="tab" aria-selected="true">Ingredients</button>
      <button type="button" role="tab" aria-selected="false">Steps</button>
    </div>
    <div role="tabpanel" aria-labelledby="ingredients">
      <ul>
        <li>Flour</li>
        <li>Butter</li>
      </ul>
    </div>
  </div>
)

export const CommentsTextbox = () => (
  <div>
    <label for="comments">Comments</label>
    <textarea id="comments" rows="5" aria-describedby="optional" />
    <p id="optional">This is optional</p>
  </div>
)

export const GroceriesList = () => (
  <section>
    <ul>
      <li>Milk</li>
      <li>Eggs</li>
      <li>Bread</li>
    </ul>
  </section>
)

export const HikeCard = () => (
  <article>
    <header>
      <h2>Over the ridge</h2>
    </header>
    <p>A day among larches and lakes.</p>
    <a href="/hikes">All hikes</a>
  </article>
)

export const ShippingQuestions = () => (
  <section>
    <details>
      <summary>How long does shipping take?</summary>
      <p>Three days.</p>
    </details>
    <details>
      <summary>What does shipping cost?</summary>
      <p>Nothing.</p>
    </details>
    <details>
      <summary>Do you ship abroad?</summary>
      <p>Not yet.</p>
    </details>
  </section>
)

export const FormatToolbar = () => (
  <div role="toolbar" aria-label="Format">
    <button type="button" aria-pressed="true">Bold</button>
    <button type="button" aria-pressed="false">Italic</button>
    <button type="button" aria-pressed="false">Underline</button>
  </div>
)

export const SaveCancelButtons = () => (
  <div>
    <button type="button" data-variant="primary">Save</button>
    <button type="button" data-variant="secondary">Cancel</button>
  </div>
)
