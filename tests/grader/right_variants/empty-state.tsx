// story largeLink: centred, all in its own order of styles
export const LargeLinkEmptyState = () => (
  <section data-size="large" class="empty" stylesheets={['.empty{display:grid;justify-items:center;gap:8px;padding:32px}.empty a:hover{text-decoration:none}']}>
    <h3>Nothing matches</h3>
    <p>Try a shorter word</p>
    <a href="/catalogue" class="all">All books</a>
  </section>
)

// story picture: heading before the image
export const PictureEmptyState = () => (
  <section>
    <h2>All quiet here</h2>
    <img src="/nest.png" alt="Abandoned nest" width="120" height="80" />
    <p>New sightings are listed every morning</p>
  </section>
)

// story plain: within two containers of its own, with a rule above
export const EmptyState = () => (
  <div class="page">
    <hr />
    <div class="content" style={{ maxWidth: '480px' }}>
      <section id="empty">
        <h2>No invoices yet</h2>
        <p>They appear here after your first sale</p>
      </section>
    </div>
  </div>
)

// story primaryButton: button drawn by its own style
export const PrimaryButtonEmptyState = () => (
  <section class="choir" stylesheets={['.choir button{color:#fff;background:#0b57d0;border:0;border-radius:8px;padding:8px 16px}.choir button:focus-visible{outline:2px solid #1f1f1f}']}>
    <h2>Nobody has joined</h2>
    <p>A choir needs at least four voices</p>
    <button data-variant="primary" type="button">Invite singers</button>
  </section>
)

// story smallButton: dashed border, small letters
export const SmallButtonEmptyState = () => (
  <section data-size="small" style={{ border: '1px dashed #555555', fontSize: '13px', padding: '8px' }}>
    <h2 style={{ fontSize: '16px' }}>Your basket is empty</h2>
    <p>Fill it with fresh vegetables</p>
    <button type="button">Browse the market</button>
  </section>
)

// story warning: named by its heading
export const WarningEmptyState = () => (
  <section data-variant="warning" aria-labelledby="lost">
    <h2 id="lost">Connection lost</h2>
    <p>Your letters are kept on this device</p>
  </section>
)
