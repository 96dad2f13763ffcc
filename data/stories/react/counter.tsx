import { useState } from 'react'

type CounterProps = { label: string; start?: number; onCount?: (count: number) => void }

export const Counter = ({ label, start = 0, onCount }: CounterProps) => {
  const [count, setCount] = useState(start)
  const add = () => {
    setCount(count + 1)
    onCount?.(count + 1)
  }
  return (
    <button type="button" onClick={add}>
      {label} {count}
    </button>
  )
}
