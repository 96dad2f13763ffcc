import { useState } from 'react'

type AlertProps = { tone: 'info' | 'success' | 'warning' | 'danger'; title: string; text: string; close?: string; onClose?: () => void }

export const Alert = ({ tone, title, text, close, onClose }: AlertProps) => {
  const [closed, setClosed] = useState(false)
  if (closed) return null
  return (
    <div role={tone === 'danger' || tone === 'warning' ? 'alert' : 'status'} data-tone={tone}>
      <strong>{title}</strong>
      <p>{text}</p>
      {close && (
        <button
          type="button"
          onClick={() => {
            setClosed(true)
            onClose?.()
          }}
        >
          {close}
        </button>
      )}
    </div>
  )
}
