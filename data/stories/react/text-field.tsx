import { useId, useState } from 'react'

type TextFieldProps = {
  label: string
  initial?: string
  required?: boolean
  validate?: (value: string) => string
  onValue?: (value: string) => void
}

export const TextField = ({ label, initial = '', required = false, validate, onValue }: TextFieldProps) => {
  const [value, setValue] = useState(initial)
  const [error, setError] = useState('')
  const id = useId()
  const change = (text: string) => {
    setValue(text)
    setError('')
    onValue?.(text)
  }
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        required={required}
        aria-invalid={error !== ''}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setError(validate?.(value) ?? '')}
      />
      {error && (
        <p role="alert" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
