import { useState } from 'react'

type SearchProps = { label: string; items: string[]; empty?: string; onPick?: (item: string) => void }

export const Search = ({ label, items, empty = 'Nothing found', onPick }: SearchProps) => {
  const [query, setQuery] = useState('')
  const found = items.filter((item) => item.toLowerCase().includes(query.trim().toLowerCase()))
  return (
    <div role="search">
      <input type="search" aria-label={label} value={query} onChange={(event) => setQuery(event.target.value)} />
      <p role="status">{found.length === 0 ? empty : `${found.length} found`}</p>
      {found.length > 0 && (
        <ul>
          {found.map((item) => (
            <li key={item}>
              <button type="button" onClick={() => onPick?.(item)}>
                {item}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
