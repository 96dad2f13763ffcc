import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

type DialogProps = { open: string; title: string; field: string; save: string; cancel: string; onSave?: (value: string) => void }

export const Dialog = ({ open, title, field, save, cancel, onSave }: DialogProps) => {
  const [isOpen, setIsOpen] = useState(false)
  const [value, setValue] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const stops = () => [...(box.current?.querySelectorAll<HTMLElement>('input, button') ?? [])]
  useEffect(() => {
    if (isOpen) stops()[0]?.focus()
  }, [isOpen])
  const close = () => {
    setIsOpen(false)
    opener.current?.focus()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    if (event.key !== 'Tab') return
    const all = stops()
    const [first, last] = [all[0], all.at(-1)]
    if (document.activeElement !== (event.shiftKey ? first : last)) return
    event.preventDefault()
    ;(event.shiftKey ? last : first)?.focus()
  }
  return (
    <>
      <button type="button" ref={opener} onClick={() => setIsOpen(true)}>
        {open}
      </button>
      {isOpen &&
        createPortal(
          <div role="dialog" aria-modal="true" aria-labelledby={id} ref={box} onKeyDown={key}>
            <h2 id={id}>{title}</h2>
            <input aria-label={field} value={value} onChange={(event) => setValue(event.target.value)} />
            <button
              type="button"
              onClick={() => {
                onSave?.(value)
                close()
              }}
            >
              {save}
            </button>
            <button type="button" onClick={close}>
              {cancel}
            </button>
          </div>,
          document.body,
        )}
    </>
  )
}
