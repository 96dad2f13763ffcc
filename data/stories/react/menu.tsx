import { useState } from 'react'

type MenuProps = { label: string; items: { label: string; disabled?: boolean }[]; onChoose?: (label: string) => void }

export const Menu = ({ label, items, onChoose }: MenuProps) => {
  const [open, setOpen] = useState(false)
  return (
    <div onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button type="button" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open && (
        <div role="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              disabled={item.disabled}
              onClick={() => {
                setOpen(false)
                onChoose?.(item.label)
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
