import { useState } from 'react'

type ProgressProps = { label: string; steps: number; next: string; done: string; onDone?: () => void }

export const Progress = ({ label, steps, next, done, onDone }: ProgressProps) => {
  const [step, setStep] = useState(0)
  const advance = () => {
    setStep(step + 1)
    if (step + 1 === steps) onDone?.()
  }
  return (
    <div>
      <progress aria-label={label} value={step} max={steps} />
      <p role="status">{step === steps ? done : `${Math.round((100 * step) / steps)}%`}</p>
      <button type="button" disabled={step === steps} onClick={advance}>
        {next}
      </button>
    </div>
  )
}
