import { useState } from 'react'

type StepperProps = { label: string; steps: string[]; back?: string; next?: string; finish?: string; onFinish?: () => void }

export const Stepper = ({ label, steps, back = 'Back', next = 'Next', finish = 'Finish', onFinish }: StepperProps) => {
  const [at, setAt] = useState(0)
  const isLast = at === steps.length - 1
  return (
    <section aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined}>
            {step}
          </li>
        ))}
      </ol>
      <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
        {back}
      </button>
      <button type="button" onClick={() => (isLast ? onFinish?.() : setAt(at + 1))}>
        {isLast ? finish : next}
      </button>
    </section>
  )
}
