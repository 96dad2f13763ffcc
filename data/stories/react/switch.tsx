import { useId, useState } from 'react'

type SwitchProps = { label: string; hint?: string; on?: boolean; disabled?: boolean; onSwitch?: (on: boolean) => void }

export const Switch = ({ label, hint, on = false, disabled = false, onSwitch }: SwitchProps) => {
  const [isOn, setIsOn] = useState(on)
  const id = useId()
  const turn = () => {
    setIsOn(!isOn)
    onSwitch?.(!isOn)
  }
  return (
    <div>
      <button type="button" role="switch" aria-checked={isOn} aria-describedby={hint && id} disabled={disabled} onClick={turn}>
        {label}
      </button>
      {hint && <p id={id}>{hint}</p>}
    </div>
  )
}
