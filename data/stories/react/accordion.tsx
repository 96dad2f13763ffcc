import { useId, useState } from 'react'

type AccordionProps = { sections: { title: string; body: string }[]; several?: boolean; onOpen?: (title: string) => void }

export const Accordion = ({ sections, several = false, onOpen }: AccordionProps) => {
  const [open, setOpen] = useState<string[]>([])
  const id = useId()
  const toggle = (title: string) => {
    if (open.includes(title)) {
      setOpen(open.filter((other) => other !== title))
      return
    }
    setOpen(several ? [...open, title] : [title])
    onOpen?.(title)
  }
  return (
    <div>
      {sections.map(({ title, body }, at) => (
        <div key={title}>
          <h3>
            <button type="button" aria-expanded={open.includes(title)} aria-controls={`${id}-${at}`} onClick={() => toggle(title)}>
              {title}
            </button>
          </h3>
          <div id={`${id}-${at}`} hidden={!open.includes(title)}>
            {body}
          </div>
        </div>
      ))}
    </div>
  )
}
