import { useState } from 'react'

type Row = { name: string; amount: number }
type TableProps = { caption: string; columns: { name: string; amount: string }; rows: Row[]; onSort?: (column: keyof Row, ascending: boolean) => void }

export const Table = ({ caption, columns, rows, onSort }: TableProps) => {
  const [sorted, setSorted] = useState<{ by?: keyof Row; ascending: boolean }>({ ascending: true })
  const sort = (by: keyof Row) => {
    const ascending = sorted.by === by ? !sorted.ascending : true
    setSorted({ by, ascending })
    onSort?.(by, ascending)
  }
  const { by, ascending } = sorted
  const shown = by ? [...rows].sort((a, b) => (a[by] < b[by] ? -1 : 1) * (ascending ? 1 : -1)) : rows
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {(['name', 'amount'] as const).map((column) => (
            <th key={column} scope="col" aria-sort={by !== column ? 'none' : ascending ? 'ascending' : 'descending'}>
              <button type="button" onClick={() => sort(column)}>
                {columns[column]}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ name, amount }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
