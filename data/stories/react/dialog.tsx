import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

type DialogProps = { open: string; title: string; text: string; confirm: string; cancel?: string; onConfirm?: () => void }

export const Dialog = ({ open, title, text, confirm, cancel = 'Cancel', onConfirm }: DialogProps) => {
  const [isOpen, setIsOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (isOpen) first.current?.focus()
  }, [isOpen])
  const close = () => {
    setIsOpen(false)
    opener.current?.focus()
  }
  return (
    <>
      <button type="button" ref={opener} onClick={() => setIsOpen(true)}>
        {open}
      </button>
      {isOpen &&
        createPortal(
          <div role="dialog" aria-modal="true" aria-labelledby={id} onKeyDown={(event) => event.key === 'Escape' && close()}>
            <h2 id={id}>{title}</h2>
            <p>{text}</p>
            <button type="button" ref={first} onClick={close}>
              {cancel}
            </button>
            <button
              type="button"
              onClick={() => {
                onConfirm?.()
                close()
              }}
            >
              {confirm}
            </button>
          </div>,
          document.body,
        )}
    </>
  )
}
