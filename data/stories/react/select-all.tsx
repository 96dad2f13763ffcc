import { useEffect, useRef, useState } from 'react'

type SelectAllProps = { legend: string; all: string; options: string[]; checked?: string[] }

export const SelectAll = ({ legend, all, options, checked = [] }: SelectAllProps) => {
  const [chosen, setChosen] = useState(checked)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen.length > 0 && chosen.length < options.length
  }, [chosen, options])
  return (
    <fieldset>
      <legend>{legend}</legend>
      <label>
        <input type="checkbox" ref={box} checked={chosen.length === options.length} onChange={(event) => setChosen(event.target.checked ? options : [])} />
        {all}
      </label>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={() => setChosen(options.filter((other) => chosen.includes(other) !== (other === option)))}
          />
          {option}
        </label>
      ))}
    </fieldset>
  )
}
