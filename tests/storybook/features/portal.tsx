import { useState } from 'react'
import { createPortal } from 'react-dom'

export const Portal = ({ label }: { label: string }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{label}</button>
      {open && createPortal(<div role="dialog" aria-label={label}><button type="button" onClick={() => setOpen(false)}>Close</button></div>, document.body)}
    </>
  )
}
