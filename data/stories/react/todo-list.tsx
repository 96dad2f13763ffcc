import { type FormEvent, useRef, useState } from 'react'

type Item = { id: number; text: string; done: boolean }
type TodoListProps = { label: string; field: string; add: string; items?: string[]; onItems?: (open: string[]) => void }

export const TodoList = ({ label, field, add, items: first = [], onItems }: TodoListProps) => {
  const last = useRef(first.length)
  const [items, setItems] = useState<Item[]>(first.map((text, id) => ({ id, text, done: false })))
  const [text, setText] = useState('')
  const change = (next: Item[]) => {
    setItems(next)
    onItems?.(next.filter((item) => !item.done).map((item) => item.text))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    change([...items, { id: last.current++, text: text.trim(), done: false }])
    setText('')
  }
  return (
    <section aria-label={label}>
      <form onSubmit={submit}>
        <input aria-label={field} value={text} onChange={(event) => setText(event.target.value)} />
        <button type="submit">{add}</button>
      </form>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <label>
              <input
                type="checkbox"
                checked={item.done}
                onChange={() => change(items.map((other) => (other.id === item.id ? { ...other, done: !other.done } : other)))}
              />
              {item.text}
            </label>
            <button type="button" aria-label={`Remove ${item.text}`} onClick={() => change(items.filter((other) => other.id !== item.id))}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
