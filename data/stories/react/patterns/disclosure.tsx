import { type ReactNode, useId, useState } from 'react'

type DisclosureProps = { label: string; open?: boolean; children: ReactNode; onToggle?: (open: boolean) => void }

export const Disclosure = ({ label, open = false, children, onToggle }: DisclosureProps) => {
  const [isOpen, setIsOpen] = useState(open)
  const id = useId()
  const toggle = () => {
    setIsOpen(!isOpen)
    onToggle?.(!isOpen)
  }
  return (
    <div onKeyDown={(event) => event.key === 'Escape' && isOpen && toggle()}>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        {label}
      </button>
      <div id={id} hidden={!isOpen}>
        {children}
      </div>
    </div>
  )
}
