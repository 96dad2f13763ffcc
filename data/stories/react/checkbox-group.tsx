import { useState } from 'react'

type CheckboxGroupProps = { legend: string; options: string[]; checked?: string[]; onChange?: (checked: string[]) => void }

export const CheckboxGroup = ({ legend, options, checked = [], onChange }: CheckboxGroupProps) => {
  const [chosen, setChosen] = useState(checked)
  const toggle = (option: string) => {
    const next = options.filter((other) => chosen.includes(other) !== (other === option))
    setChosen(next)
    onChange?.(next)
  }
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
          {option}
        </label>
      ))}
    </fieldset>
  )
}
