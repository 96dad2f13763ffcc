import { type KeyboardEvent, useId, useRef, useState } from 'react'

type AccordionProps = { sections: { title: string; body: string }[]; level?: 2 | 3; onOpen?: (title: string) => void }

export const Accordion = ({ sections, level = 3, onOpen }: AccordionProps) => {
  const [open, setOpen] = useState<number>()
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const id = useId()
  const Heading = `h${level}` as 'h2' | 'h3'
  const move = (event: KeyboardEvent) => {
    const at = buttons.current.indexOf(event.target as HTMLButtonElement)
    const last = sections.length - 1
    const next = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at === 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons.current[next]?.focus()
  }
  const toggle = (at: number) => {
    setOpen(at === open ? undefined : at)
    if (at !== open) onOpen?.(sections[at]!.title)
  }
  return (
    <div onKeyDown={move}>
      {sections.map(({ title, body }, at) => (
        <div key={title}>
          <Heading>
            <button
              type="button"
              id={`${id}-title-${at}`}
              aria-expanded={at === open}
              aria-controls={`${id}-body-${at}`}
              ref={(button) => {
                buttons.current[at] = button
              }}
              onClick={() => toggle(at)}
            >
              {title}
            </button>
          </Heading>
          <div role="region" id={`${id}-body-${at}`} aria-labelledby={`${id}-title-${at}`} hidden={at !== open}>
            {body}
          </div>
        </div>
      ))}
    </div>
  )
}
