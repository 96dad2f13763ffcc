import { useId, useState } from 'react'

type TooltipProps = { label: string; tip: string; onPress?: () => void }

export const Tooltip = ({ label, tip, onPress }: TooltipProps) => {
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <span onMouseEnter={() => setShown(true)} onMouseLeave={() => setShown(false)}>
      <button
        type="button"
        aria-describedby={id}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={(event) => event.key === 'Escape' && setShown(false)}
        onClick={() => onPress?.()}
      >
        {label}
      </button>
      <span role="tooltip" id={id} hidden={!shown}>
        {tip}
      </span>
    </span>
  )
}
