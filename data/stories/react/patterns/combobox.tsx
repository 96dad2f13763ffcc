import { type KeyboardEvent, useId, useState } from 'react'

type ComboboxProps = { label: string; options: string[]; onChoose?: (option: string) => void }

export const Combobox = ({ label, options, onChoose }: ComboboxProps) => {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const id = useId()
  const matches = options.filter((option) => option.toLowerCase().startsWith(text.toLowerCase()))
  const choose = (option: string) => {
    setText(option)
    setOpen(false)
    setActive(-1)
    onChoose?.(option)
  }
  const key = (event: KeyboardEvent) => {
    const last = matches.length - 1
    const next = { ArrowDown: active === last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setOpen(true)
      setActive(next)
    } else if (event.key === 'Enter' && open && matches[active]) {
      event.preventDefault()
      choose(matches[active])
    } else if (event.key === 'Escape') {
      if (!open) setText('')
      setOpen(false)
      setActive(-1)
    }
  }
  const isShown = open && matches.length > 0
  return (
    <div>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={key}
      />
      <ul role="listbox" id={`${id}-list`} aria-label={label} hidden={!isShown}>
        {matches.map((option, at) => (
          <li key={option} role="option" id={`${id}-${at}`} aria-selected={at === active} onClick={() => choose(option)}>
            {option}
          </li>
        ))}
      </ul>
    </div>
  )
}
