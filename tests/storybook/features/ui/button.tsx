import { forwardRef, type ButtonHTMLAttributes } from 'react'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; size?: 'small' | 'large' }

/** A push button. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(({ label, size = 'small', ...rest }, ref) => (
  <button ref={ref} type="button" data-size={size} {...rest}>{label}</button>
))
