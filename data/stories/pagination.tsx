export const TwoPagesFirstCurrentPagination = () => (
  <nav aria-label="Search results">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
  </nav>
)

export const ThreePagesSecondCurrentPagination = () => (
  <nav aria-label="Photo albums">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
    <a href="?page=3">3</a>
  </nav>
)

export const SmallThreePagesFirstCurrentPagination = () => (
  <nav aria-label="Order history" data-size="small">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3">3</a>
  </nav>
)

export const LargeTwoPagesSecondCurrentPagination = () => (
  <nav aria-label="Recipe book" data-size="large">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
  </nav>
)

export const LargeThreePagesThirdCurrentPagination = () => (
  <nav aria-label="News archive" data-size="large">
    <a href="?page=1">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3" aria-current="page">3</a>
  </nav>
)

export const SmallTwoPagesFirstCurrentPagination = () => (
  <nav aria-label="Guest comments" data-size="small">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
  </nav>
)

export const ThreePagesThirdCurrentPagination = () => (
  <nav aria-label="Job offers">
    <a href="?page=1">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3" aria-current="page">3</a>
  </nav>
)

export const LargeThreePagesFirstCurrentPagination = () => (
  <nav aria-label="Travel stories" data-size="large">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3">3</a>
  </nav>
)

export const SmallThreePagesSecondCurrentPagination = () => (
  <nav aria-label="Invoice overview" data-size="small">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
    <a href="?page=3">3</a>
  </nav>
)
