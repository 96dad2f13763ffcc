import { useContext, useEffect, useState } from 'react'
import { note } from './diary'
import { Locale } from './locale'
import { api, loadUser, roles, Timer } from './session'

export interface VisitorProps {
  tone: string
  day: { from: string; to: string }
  onRefresh?: () => void
}

export const Visitor = ({ tone, day, onRefresh }: VisitorProps) => {
  const [name, setName] = useState('')
  const [count, setCount] = useState(0)
  useEffect(() => {
    new Timer().start()
    loadUser().then((user) => setName(user.name))
  }, [])
  return (
    <div>
      <h2>{name || 'Nobody'}</h2>
      <p>
        {tone}, {day.from} to {day.to}, {useContext(Locale)}, {roles.length} roles, {count} notes
      </p>
      <button type="button" onClick={() => (onRefresh?.(), setCount(note(name)))}>
        Refresh
      </button>
      <button type="button" onClick={() => setName(String(api.leave() ?? 'Gone'))}>
        Leave
      </button>
    </div>
  )
}
