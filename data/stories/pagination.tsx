export const TwoPagesFirstCurrentPagination = () => (
  <nav aria-label="Search results">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
  </nav>
)

export const TwoPagesSecondCurrentPagination = () => (
  <nav aria-label="Chess riddles">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
  </nav>
)

export const ThreePagesSecondCurrentPagination = () => (
  <nav aria-label="Photo albums">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
    <a href="?page=3">3</a>
  </nav>
)

export const ThreePagesFirstCurrentPagination = () => (
  <nav aria-label="Auction catalogue">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
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

export const SmallThreePagesThirdCurrentPagination = () => (
  <nav aria-label="Meteorite samples" data-size="small">
    <a href="?page=1">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3" aria-current="page">3</a>
  </nav>
)

export const LargeTwoPagesSecondCurrentPagination = () => (
  <nav aria-label="Recipe book" data-size="large">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
  </nav>
)

export const LargeTwoPagesFirstCurrentPagination = () => (
  <nav aria-label="Insect encyclopedia" data-size="large">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
  </nav>
)

export const LargeThreePagesThirdCurrentPagination = () => (
  <nav aria-label="News archive" data-size="large">
    <a href="?page=1">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3" aria-current="page">3</a>
  </nav>
)

export const LargeThreePagesSecondCurrentPagination = () => (
  <nav aria-label="Orchid varieties" data-size="large">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
    <a href="?page=3">3</a>
  </nav>
)

export const SmallTwoPagesFirstCurrentPagination = () => (
  <nav aria-label="Guest comments" data-size="small">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
  </nav>
)

export const SmallTwoPagesSecondCurrentPagination = () => (
  <nav aria-label="Wedding toasts" data-size="small">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
  </nav>
)

export const ThreePagesThirdCurrentPagination = () => (
  <nav aria-label="Job offers">
    <a href="?page=1">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3" aria-current="page">3</a>
  </nav>
)

export const FourPagesSecondCurrentPagination = () => (
  <nav aria-label="Karaoke lyrics">
    <a href="?page=1">1</a>
    <a href="?page=2" aria-current="page">2</a>
    <a href="?page=3">3</a>
    <a href="?page=4">4</a>
  </nav>
)

export const SmallFourPagesFirstCurrentPagination = () => (
  <nav aria-label="Lighthouse postcards" data-size="small">
    <a href="?page=1" aria-current="page">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3">3</a>
    <a href="?page=4">4</a>
  </nav>
)

export const LargeFourPagesThirdCurrentPagination = () => (
  <nav aria-label="Cathedral blueprints" data-size="large">
    <a href="?page=1">1</a>
    <a href="?page=2">2</a>
    <a href="?page=3" aria-current="page">3</a>
    <a href="?page=4">4</a>
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
