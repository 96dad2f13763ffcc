import { useState } from 'react'

type Seen = { key?: string; shiftKey?: boolean; button?: number }

export const Keys = ({ onSeen }: { onSeen?: (seen: Seen) => void }) => {
  const [last, setLast] = useState('')
  return (
    <div>
      <input
        aria-label="Digits"
        onKeyDown={(event) => {
          const { key, shiftKey } = event
          setLast(key)
          onSeen?.({ key, shiftKey })
          if (key.length === 1 && !/\d/.test(key)) event.preventDefault()
        }}
      />
      <button type="button" onKeyDown={(event) => event.key === 'Tab' && event.preventDefault()} onContextMenu={(event) => onSeen?.({ button: event.button })}>
        Stays
      </button>
      <output>{last}</output>
    </div>
  )
}
