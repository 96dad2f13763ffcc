import { type KeyboardEvent, useId, useRef, useState } from 'react'

type TabsProps = { label: string; tabs: { title: string; body: string }[]; manual?: boolean }

export const Tabs = ({ label, tabs, manual = false }: TabsProps) => {
  const [selected, setSelected] = useState(0)
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const id = useId()
  const move = (event: KeyboardEvent) => {
    const at = buttons.current.indexOf(event.target as HTMLButtonElement)
    const last = tabs.length - 1
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons.current[next]?.focus()
    if (!manual) setSelected(next)
  }
  return (
    <div>
      <div role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ title }, at) => (
          <button
            key={title}
            ref={(button) => {
              buttons.current[at] = button
            }}
            type="button"
            role="tab"
            id={`${id}-tab-${at}`}
            aria-controls={`${id}-panel-${at}`}
            aria-selected={at === selected}
            tabIndex={at === selected ? 0 : -1}
            onClick={() => setSelected(at)}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.map(({ title, body }, at) => (
        <div key={title} role="tabpanel" id={`${id}-panel-${at}`} aria-labelledby={`${id}-tab-${at}`} hidden={at !== selected}>
          {body}
        </div>
      ))}
    </div>
  )
}
