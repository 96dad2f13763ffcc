export const ButtonTooltip = () => (
  <>
    <button type="button" aria-describedby="tooltip">Save draft</button>
    <span id="tooltip" role="tooltip">Keeps a private copy</span>
  </>
)

export const DangerButtonTooltip = () => (
  <>
    <button type="button" aria-describedby="tooltip" data-variant="danger">
      Empty trash
    </button>
    <span id="tooltip" role="tooltip">This cannot be undone</span>
  </>
)

export const LinkTooltip = () => (
  <>
    <a href="/costs" aria-describedby="tooltip">Fair prices</a>
    <span id="tooltip" role="tooltip">Opens the full list</span>
  </>
)

export const DisabledPrimaryButtonTooltip = () => (
  <>
    <button type="button" aria-describedby="tooltip" data-variant="primary" disabled>
      Publish
    </button>
    <span id="tooltip" role="tooltip">Ask an editor first</span>
  </>
)
