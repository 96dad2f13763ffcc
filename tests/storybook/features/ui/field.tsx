import { useId, useState } from 'react'
import { Button } from '.'

type FieldProps = { label: string; onSend?: (text: string) => void }

export default function Field({ label, onSend }: FieldProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [sent, setSent] = useState('')
  const send = () => {
    onSend?.(text)
    setTimeout(() => setSent(`Sent ${text}`), 50)
  }
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input id={id} value={text} onChange={(event) => setText(event.target.value)} />
      <Button label="Send" onClick={send} />
      <p role="status">{sent}</p>
    </div>
  )
}
