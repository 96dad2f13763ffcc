import { useId, useState } from 'react'

type TextareaProps = { label: string; limit: number; initial?: string }

export const Textarea = ({ label, limit, initial = '' }: TextareaProps) => {
  const [text, setText] = useState(initial)
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        value={text}
        aria-invalid={text.length > limit}
        aria-describedby={`${id}-count`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-count`} role="status">
        {text.length} of {limit} characters
      </p>
    </div>
  )
}
