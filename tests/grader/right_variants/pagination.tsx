// story fourPagesSecondCurrent: from numbers
export const FourPagesSecondCurrentPagination = () => (
  <nav aria-label="Karaoke lyrics">
    {[1, 2, 3, 4].map((page) => (
      <a href={`?page=${page}`} aria-current={page === 2 ? 'page' : null}>{`${page}`}</a>
    ))}
  </nav>
)

// story largeThreePagesFirstCurrent: a list of them
export const LargeThreePagesFirstCurrentPagination = () => (
  <nav aria-label="Travel stories" data-size="large">
    <ul style={{ display: 'flex', gap: '8px', listStyle: 'none' }}>
      <li><a href="?page=1" aria-current="page">1</a></li>
      <li><a href="?page=2">2</a></li>
      <li><a href="?page=3">3</a></li>
    </ul>
  </nav>
)

// story largeTwoPagesFirstCurrent: boxes
export const LargeTwoPagesFirstCurrentPagination = () => (
  <nav aria-label="Insect encyclopedia" data-size="large" class="pages" stylesheets={['.pages a{display:inline-block;min-width:32px;line-height:32px;text-align:center;border:1px solid #767676}.pages [aria-current]{background:#0b57d0;color:#fff}']}>
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
  </nav>
)

// story smallThreePagesFirstCurrent: signs between
export const SmallThreePagesFirstCurrentPagination = () => (
  <nav aria-label="Order history" data-size="small">
    <a href="?page=1" aria-current="page">1</a> · <a href="?page=2">2</a> · <a href="?page=3">3</a>
  </nav>
)

// story smallThreePagesSecondCurrent: at the right
export const SmallThreePagesSecondCurrentPagination = () => (
  <nav aria-label="Invoice overview" data-size="small" style={{ textAlign: 'right', wordSpacing: '8px' }}>
    <a href="?page=1">1</a> <a href="?page=2" aria-current="page"><strong>2</strong></a> <a href="?page=3">3</a>
  </nav>
)

// story smallTwoPagesSecondCurrent: a class for each, in a div
export const SmallTwoPagesSecondCurrentPagination = () => (
  <div class="wrap">
    <nav data-size="small" aria-label="Wedding toasts" class="toasts">
      <a class="page" href="?page=1">1</a>
      <a class="page current" href="?page=2" aria-current="page">2</a>
    </nav>
  </div>
)
