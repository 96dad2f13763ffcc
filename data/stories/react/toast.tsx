import { useEffect, useState } from 'react'

type ToastProps = { message: string; duration?: number; onGone?: () => void }

export const Toast = ({ message, duration = 200, onGone }: ToastProps) => {
  const [shown, setShown] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(false)
      onGone?.()
    }, duration)
    return () => clearTimeout(timer)
  }, [duration])
  return <div role="status">{shown && <p>{message}</p>}</div>
}
