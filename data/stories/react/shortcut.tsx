import { useEffect, useState } from 'react'

type ShortcutProps = { label: string; letter: string; onShortcut?: () => void }

export const Shortcut = ({ label, letter, onShortcut }: ShortcutProps) => {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key !== letter) return
      setCount((before) => before + 1)
      onShortcut?.()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [letter, onShortcut])
  return (
    <p>
      <kbd>Ctrl {letter}</kbd> {label} <output>{count}</output>
    </p>
  )
}
