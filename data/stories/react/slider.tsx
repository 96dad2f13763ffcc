import { useState } from 'react'

type SliderProps = { label: string; min: number; max: number; step?: number; initial?: number; unit: string; onSlide?: (value: number) => void }

export const Slider = ({ label, min, max, step = 1, initial = min, unit, onSlide }: SliderProps) => {
  const [value, setValue] = useState(initial)
  return (
    <label>
      {label}
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={`${value} ${unit}`}
        onChange={(event) => {
          setValue(Number(event.target.value))
          onSlide?.(Number(event.target.value))
        }}
      />
      <output aria-hidden="true">
        {value} {unit}
      </output>
    </label>
  )
}
