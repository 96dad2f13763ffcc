import { useId } from 'react'

type SelectProps = { label: string; options: string[]; value?: string; placeholder?: string; disabled?: boolean; onSelect?: (value: string) => void }

export const Select = ({ label, options, value, placeholder, disabled = false, onSelect }: SelectProps) => {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} defaultValue={value ?? ''} disabled={disabled} onChange={(event) => onSelect?.(event.target.value)}>
        {placeholder && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  )
}
