import { useEffect, useState } from 'react'
import { load, save } from './api'

export const Profile = ({ id }: { id: number }) => {
  const [name, setName] = useState('')
  const [said, setSaid] = useState('Loading')
  useEffect(() => {
    load(id).then((found) => { setName(found.name); setSaid('Loaded') }, (error: Error) => setSaid(`Failed: ${error.message}`))
  }, [id])
  return (
    <section aria-label="Profile">
      <p role="status">{said}</p>
      <h2>{name || 'Nobody'}</h2>
      <button type="button" onClick={() => setSaid(save(name) ? 'Saved' : 'Refused')}>Save</button>
    </section>
  )
}
