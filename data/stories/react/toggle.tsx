import { useState } from 'react'

type ToggleProps = { label: string; initial?: boolean; onToggle?: (pressed: boolean) => void }

export const Toggle = ({ label, initial = false, onToggle }: ToggleProps) => {
  const [pressed, setPressed] = useState(initial)
  const toggle = () => {
    setPressed(!pressed)
    onToggle?.(!pressed)
  }
  return (
    <button type="button" aria-pressed={pressed} onClick={toggle}>
      {label}
    </button>
  )
}
