export const ButtonTooltip = () => (
  <div>
    <button type="button" aria-describedby="tooltip">Save draft</button>
    <span id="tooltip" role="tooltip">Keeps a private copy</span>
  </div>
)

export const DangerButtonTooltip = () => (
  <div>
    <button type="button" aria-describedby="tooltip" data-variant="danger">
      Empty trash
    </button>
    <span id="tooltip" role="tooltip">This cannot be undone</span>
  </div>
)

export const LinkTooltip = () => (
  <div>
    <a href="/costs" aria-describedby="tooltip">Fair prices</a>
    <span id="tooltip" role="tooltip">Opens the full list</span>
  </div>
)

export const DisabledPrimaryButtonTooltip = () => (
  <div>
    <button type="button" aria-describedby="tooltip" data-variant="primary" disabled>
      Publish
    </button>
    <span id="tooltip" role="tooltip">Ask an editor first</span>
  </div>
)
