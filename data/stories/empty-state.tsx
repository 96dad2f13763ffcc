export const EmptyState = () => (
  <section>
    <h2>No invoices yet</h2>
    <p>They appear here after your first sale</p>
  </section>
)

export const SmallButtonEmptyState = () => (
  <section data-size="small">
    <h2>Your basket is empty</h2>
    <p>Fill it with fresh vegetables</p>
    <button type="button">Browse the market</button>
  </section>
)

export const PrimaryButtonEmptyState = () => (
  <section>
    <h2>Nobody has joined</h2>
    <p>A choir needs at least four voices</p>
    <button type="button" data-variant="primary">Invite singers</button>
  </section>
)

export const LargeLinkEmptyState = () => (
  <section data-size="large">
    <h3>Nothing matches</h3>
    <p>Try a shorter word</p>
    <a href="/catalogue">All books</a>
  </section>
)

export const PictureEmptyState = () => (
  <section>
    <img src="/nest.png" alt="Abandoned nest" />
    <h2>All quiet here</h2>
    <p>New sightings are listed every morning</p>
  </section>
)

export const WarningEmptyState = () => (
  <section data-variant="warning">
    <h2>Connection lost</h2>
    <p>Your letters are kept on this device</p>
  </section>
)
