import { useState } from 'react'

type QuantityProps = { label: string; price: number; most: number; onQuantity?: (count: number) => void }

export const Quantity = ({ label, price, most, onQuantity }: QuantityProps) => {
  const [count, setCount] = useState(1)
  const change = (next: number) => {
    setCount(next)
    onQuantity?.(next)
  }
  return (
    <div role="group" aria-label={label}>
      <button type="button" aria-label="Fewer" disabled={count === 1} onClick={() => change(count - 1)}>
        −
      </button>
      <output>{count}</output>
      <button type="button" aria-label="More" disabled={count === most} onClick={() => change(count + 1)}>
        +
      </button>
      <strong>{(count * price).toFixed(2)} €</strong>
    </div>
  )
}
