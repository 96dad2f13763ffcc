/** Which properties of elements a play reads: those alone are listened to (lookups.ts), because each of them takes time in every frame. */

/** Properties that say what an element is or what state it is in, by the interface that has them. */
export const PROPERTIES: [{ prototype: object }, string][] = [
  [Element, 'ariaChecked ariaCurrent ariaDisabled ariaExpanded ariaInvalid ariaLabel ariaPressed ariaRequired ariaSelected className role slot'],
  [HTMLElement, 'contentEditable dir draggable hidden inert lang popover tabIndex title'],
  [HTMLInputElement, 'accept autocomplete checked disabled indeterminate max maxLength min minLength multiple name pattern placeholder readOnly required size step type value'],
  [HTMLTextAreaElement, 'autocomplete cols disabled maxLength minLength name placeholder readOnly required rows value wrap'],
  [HTMLSelectElement, 'autocomplete disabled multiple name required selectedIndex size type value'],
  [HTMLOptionElement, 'defaultSelected disabled label selected value'],
  [HTMLOptGroupElement, 'disabled label'],
  [HTMLButtonElement, 'disabled formMethod name type value'],
  [HTMLFieldSetElement, 'disabled name'],
  [HTMLFormElement, 'method name noValidate target'],
  [HTMLLabelElement, 'htmlFor'],
  [HTMLOutputElement, 'name value'],
  [HTMLMeterElement, 'high low max min optimum value'],
  [HTMLProgressElement, 'max position value'],
  [HTMLDetailsElement, 'name open'],
  [HTMLDialogElement, 'open returnValue'],
  [HTMLAnchorElement, 'download hash hreflang pathname rel search target type'],
  [HTMLImageElement, 'alt decoding height loading width'],
  [HTMLOListElement, 'reversed start type'],
  [HTMLLIElement, 'value'],
  [HTMLTableCellElement, 'colSpan headers rowSpan scope'],
  [HTMLTimeElement, 'dateTime'],
  [HTMLDataElement, 'value'],
  [HTMLQuoteElement, 'cite'],
  [HTMLMediaElement, 'autoplay controls loop muted paused'],
] // prettier-ignore

const KEPT = 1000 // sources whose names are remembered
const known = new Set(PROPERTIES.flatMap(([, names]) => names.split(' ')))
const found = new Map<string, string[]>()

const namesIn = (source: string): string[] => {
  let names = found.get(source)
  if (!names) {
    if (found.size >= KEPT) found.clear()
    names = [...new Set(source.match(/\w+/g))].filter((name) => known.has(name))
    found.set(source, names)
  }
  return names
}

/** The names of properties in sources; some of them mean something else there. */
export const propertiesIn = (sources: Iterable<string>): string[] => [...new Set([...sources].flatMap(namesIn))]
