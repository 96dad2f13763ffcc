import { useId, useState } from 'react'

type RadioGroupProps = { legend: string; options: { value: string; label: string }[]; value?: string; onSelect?: (value: string) => void }

export const RadioGroup = ({ legend, options, value, onSelect }: RadioGroupProps) => {
  const [selected, setSelected] = useState(value)
  const name = useId()
  const select = (chosen: string) => {
    setSelected(chosen)
    onSelect?.(chosen)
  }
  return (
    <fieldset role="radiogroup">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={selected === option.value} onChange={() => select(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
