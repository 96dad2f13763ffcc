import { type KeyboardEvent, useState } from 'react'

type SliderProps = { label: string; min: number; max: number; initial: number; step?: number; page?: number; unit?: string; onSlide?: (value: number) => void }

export const Slider = ({ label, min, max, initial, step = 1, page = 10, unit, onSlide }: SliderProps) => {
  const [value, setValue] = useState(initial)
  const key = (event: KeyboardEvent) => {
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: page, PageDown: -page, Home: min - value, End: max - value }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.min(max, Math.max(min, value + by))
    setValue(next)
    if (next !== value) onSlide?.(next)
  }
  return (
    <div>
      <span
        role="slider"
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={unit && `${value} ${unit}`}
        tabIndex={0}
        onKeyDown={key}
      >
        {value}
      </span>
    </div>
  )
}
