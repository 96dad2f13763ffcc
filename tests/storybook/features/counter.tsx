import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

type Props = { start?: number; step?: number; children?: ComponentChildren; onCount?(count: number): void }

export const Counter = ({ start = 0, step = 1, children, onCount }: Props) => {
  const [count, setCount] = useState(start)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const add = (by: number) => {
    setCount(count + by)
    onCount?.(count + by)
  }
  return (
    <div class="counter" role="group" aria-label="Counter">
      <button type="button" ref={button} onClick={() => add(step)}>Add {step}</button>
      <button type="button" className="less" disabled={count <= 0} onClick={() => add(-step)}>Take {step}</button>
      <output>{count}</output>
      {children}
    </div>
  )
}
