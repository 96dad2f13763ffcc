import type { ReactNode } from 'react'

type IconButtonProps = { label: string; icon: ReactNode; onPress?: () => void }

export const IconButton = ({ label, icon, onPress }: IconButtonProps) => (
  <button type="button" aria-label={label} onClick={() => onPress?.()}>
    <span aria-hidden="true">{icon}</span>
  </button>
)
