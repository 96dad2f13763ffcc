import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type MenuButtonProps = { label: string; items: string[]; onChoose?: (item: string) => void }

export const MenuButton = ({ label, items, onChoose }: MenuButtonProps) => {
  const [active, setActive] = useState<number>()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const last = items.length - 1
  useEffect(() => {
    if (active !== undefined) (list.current?.children[active] as HTMLElement | undefined)?.focus()
  }, [active])
  const close = () => {
    setActive(undefined)
    button.current?.focus()
  }
  const choose = (item: string) => {
    close()
    onChoose?.(item)
  }
  const open = (event: KeyboardEvent) => {
    const first = { ArrowDown: 0, ArrowUp: last }[event.key]
    if (first === undefined) return
    event.preventDefault()
    setActive(first)
  }
  const move = (event: KeyboardEvent) => {
    const at = active ?? 0
    const next = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at === 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (next !== undefined) setActive(next)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' || event.key === ' ') choose(items[at]!)
    else return
    event.preventDefault()
  }
  return (
    <div>
      <button
        type="button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={active !== undefined}
        onClick={() => setActive(active === undefined ? 0 : undefined)}
        onKeyDown={open}
      >
        {label}
      </button>
      {active !== undefined && (
        <ul role="menu" aria-label={label} ref={list} onKeyDown={move}>
          {items.map((item, at) => (
            <li key={item} role="menuitem" tabIndex={at === active ? 0 : -1} onClick={() => choose(item)}>
              {item}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
