/** Shows, in a rebuilt tree, what is hidden: the rules of accessibility skip hidden parts, and hiding a fault fixes nothing. */

const NEVER_SHOWN = new Set(
  'datalist option optgroup area rp param source track script style template noscript link meta title head'.split(' '),
)

/** Rules about how parts stand to one another or look: shown all at once, hidden parts would break them. */
export const SHOWN_TOGETHER =
  /^(color-contrast|link-in-text-block|landmark-|region$|bypass$|heading-order$|empty-|page-has-|scrollable-|target-size$|aria-hidden-focus$|skip-link$)/

const isHidden = (element: Element): boolean => {
  if (NEVER_SHOWN.has(element.localName) || element.matches('input[type="hidden" i]')) return false
  if (element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) return false
  return getComputedStyle(element).display !== 'contents'
}

/** Shows them; returns the elements that were hidden, with the attributes that they had. */
export const reveal = (scopes: (Element | ShadowRoot)[]): Map<Element, Attr[]> => {
  const hidden = new Map<Element, Attr[]>()
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll('*')) if (isHidden(element)) hidden.set(element, [...element.attributes].map((attribute) => attribute.cloneNode() as Attr))
  }
  const styled = [...hidden.keys()].filter((element) => element instanceof HTMLElement || element instanceof SVGElement)
  for (const element of hidden.keys()) {
    element.closest('details:not([open])')?.setAttribute('open', '')
    element.removeAttribute('hidden')
    element.removeAttribute('popover')
    if (element.localName === 'dialog') element.setAttribute('open', '')
  }
  for (const { style, parentElement } of styled) {
    style.setProperty('visibility', 'visible', 'important')
    style.setProperty('content-visibility', 'visible', 'important')
    if (parentElement) parentElement.style.setProperty('content-visibility', 'visible', 'important')
  }
  const undisplayed = styled.filter((element) => getComputedStyle(element).display === 'none')
  for (const { style } of undisplayed) style.setProperty('display', 'revert', 'important')
  return hidden
}
