import { Suspense, useContext, useEffect, useId, useReducer, useState, type FormEvent } from 'react'
import { createPortal } from 'react-dom'
import icon from './icon.svg'
import styles from './panel.module.css'
import './plain.css'
import { Theme } from './theme.ts'

type Props = {
  title: string
  onSave?: (data: { name: string; tags: string[] }) => string | void
  onOpen?: (open: boolean) => void
  renderNote?: (name: string) => React.ReactNode
  initialTags?: string[]
}

export const Panel = ({ title, onSave, onOpen, renderNote, initialTags = [] }: Props) => {
  const theme = useContext(Theme)
  const id = useId()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [status, setStatus] = useState('')
  const [tags, add] = useReducer((list: string[], tag: string) => [...list, tag], initialTags)
  useEffect(() => {
    if (open) onOpen?.(open)
  }, [open])
  const save = (event: FormEvent) => {
    event.preventDefault()
    setStatus(onSave?.({ name, tags }) ?? 'Saved')
  }
  return (
    <Suspense fallback={<p>Loading</p>}>
      <section className={`${styles.panel} ${open ? styles['is-open'] : ''}`} aria-label={title} data-theme={theme}>
        <img src={icon} alt="" width="16" height="16" />
        <form onSubmit={save}>
          <label htmlFor={id}>Name</label>
          <input id={id} value={name} onChange={(event) => setName(event.target.value.toUpperCase())} />
          <button type="button" onClick={() => add(name)}>Add tag</button>
          <button>Save</button>
        </form>
        <ul>{tags.map((tag) => <li key={tag}>{tag}</li>)}</ul>
        <p role="status" className="note">{status}</p>
        {renderNote?.(name)}
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>Details</button>
      </section>
      {open && createPortal(<div role="dialog" aria-label="Details of it"><p>More</p></div>, document.body)}
    </Suspense>
  )
}
