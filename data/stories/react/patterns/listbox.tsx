import { type KeyboardEvent, useId, useState } from 'react'

type ListboxProps = { label: string; options: string[]; multiple?: boolean; onSelect?: (selected: string[]) => void }

export const Listbox = ({ label, options, multiple = false, onSelect }: ListboxProps) => {
  const [active, setActive] = useState(0)
  const [selected, setSelected] = useState<string[]>([])
  const id = useId()
  const select = (option: string) => {
    const next = !multiple ? [option] : options.filter((other) => selected.includes(other) !== (other === option))
    setSelected(next)
    onSelect?.(next)
  }
  const key = (event: KeyboardEvent) => {
    const last = options.length - 1
    const next = { ArrowDown: Math.min(active + 1, last), ArrowUp: Math.max(active - 1, 0), Home: 0, End: last }[event.key]
    if (next === undefined && event.key !== ' ') return
    event.preventDefault()
    if (next === undefined) select(options[active]!)
    else {
      setActive(next)
      if (!multiple) select(options[next]!)
    }
  }
  return (
    <ul role="listbox" aria-label={label} aria-multiselectable={multiple || undefined} aria-activedescendant={`${id}-${active}`} tabIndex={0} onKeyDown={key}>
      {options.map((option, at) => (
        <li
          key={option}
          role="option"
          id={`${id}-${at}`}
          aria-selected={selected.includes(option)}
          onClick={() => {
            setActive(at)
            select(option)
          }}
        >
          {option}
        </li>
      ))}
    </ul>
  )
}
