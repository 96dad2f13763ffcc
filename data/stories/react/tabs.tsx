import { useId, useState } from 'react'

type TabsProps = { label: string; tabs: { title: string; body: string }[]; initial?: number; onOpen?: (title: string) => void }

export const Tabs = ({ label, tabs, initial = 0, onOpen }: TabsProps) => {
  const [open, setOpen] = useState(initial)
  const id = useId()
  const show = (at: number) => {
    setOpen(at)
    onOpen?.(tabs[at]!.title)
  }
  return (
    <div>
      <div role="tablist" aria-label={label}>
        {tabs.map(({ title }, at) => (
          <button key={title} type="button" role="tab" id={`${id}-${at}`} aria-selected={at === open} onClick={() => show(at)}>
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" aria-labelledby={`${id}-${open}`}>
        {tabs[open]!.body}
      </div>
    </div>
  )
}
