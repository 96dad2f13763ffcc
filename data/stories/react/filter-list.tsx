import { useState } from 'react'

type FilterListProps = { label: string; kinds: string[]; items: { name: string; kind: string }[]; all?: string }

export const FilterList = ({ label, kinds, items, all = 'All' }: FilterListProps) => {
  const [kind, setKind] = useState<string>()
  const shown = items.filter((item) => kind === undefined || item.kind === kind)
  return (
    <section aria-label={label}>
      <div role="group" aria-label="Filter">
        <button type="button" aria-pressed={kind === undefined} onClick={() => setKind(undefined)}>
          {all}
        </button>
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {one}
          </button>
        ))}
      </div>
      <ul>
        {shown.map((item) => (
          <li key={item.name}>{item.name}</li>
        ))}
      </ul>
    </section>
  )
}
