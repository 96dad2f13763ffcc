type BadgeProps = { text: string; tone?: 'info' | 'success' | 'warning' | 'danger'; count?: number; max?: number }

export const Badge = ({ text, tone = 'info', count, max = 99 }: BadgeProps) => (
  <span data-tone={tone}>
    {text}
    {count !== undefined && <b> {count > max ? `${max}+` : count}</b>}
  </span>
)
