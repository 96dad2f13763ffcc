import { isOn } from '@acme/flags'
import { useState } from 'react'
import Station, { forecast, units } from 'weather'

export const Outlook = ({ town }: { town: string }) => {
  const [said, say] = useState('No forecast yet')
  return (
    <section aria-label={`${town}, ${new Station().name()}`}>
      <p>{said}</p>
      {isOn('wind') && <p>Wind is measured</p>}
      {isOn('snow') && <p>Snow is measured</p>}
      <button type="button" onClick={() => void forecast(town).then(({ sky, degrees }) => say(`${sky}, ${degrees} ${units[0]}`))}>
        Ask
      </button>
    </section>
  )
}
