import { type ReactNode, useId } from 'react'

type CardProps = { title: string; children: ReactNode; action?: string; onAction?: () => void }

export const Card = ({ title, children, action, onAction }: CardProps) => {
  const id = useId()
  return (
    <article aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {action && (
        <footer>
          <button type="button" onClick={() => onAction?.()}>
            {action}
          </button>
        </footer>
      )}
    </article>
  )
}
