type ButtonProps = {
  label: string
  variant?: 'primary' | 'secondary' | 'danger'
  disabled?: boolean
  loading?: boolean
  onPress?: () => void
}

export const Button = ({ label, variant = 'secondary', disabled = false, loading = false, onPress }: ButtonProps) => (
  <button type="button" data-variant={variant} disabled={disabled || loading} aria-busy={loading} onClick={() => onPress?.()}>
    {label}
  </button>
)
