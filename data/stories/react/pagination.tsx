import { useState } from 'react'

type PaginationProps = { label: string; pages: number; initial?: number; onPage?: (page: number) => void }

export const Pagination = ({ label, pages, initial = 1, onPage }: PaginationProps) => {
  const [page, setPage] = useState(initial)
  const go = (next: number) => {
    setPage(next)
    onPage?.(next)
  }
  return (
    <nav aria-label={label}>
      <button type="button" disabled={page === 1} onClick={() => go(page - 1)}>
        Previous
      </button>
      {Array.from({ length: pages }, (_, at) => at + 1).map((number) => (
        <button key={number} type="button" aria-current={number === page ? 'page' : undefined} onClick={() => go(number)}>
          {number}
        </button>
      ))}
      <button type="button" disabled={page === pages} onClick={() => go(page + 1)}>
        Next
      </button>
    </nav>
  )
}
