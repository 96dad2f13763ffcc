import { useId, useState } from 'react'

type RatingProps = { label: string; stars?: number; value?: number; readOnly?: boolean; onRate?: (stars: number) => void }

const word = (count: number) => (count === 1 ? '1 star' : `${count} stars`)

export const Rating = ({ label, stars = 5, value = 0, readOnly = false, onRate }: RatingProps) => {
  const [rated, setRated] = useState(value)
  const name = useId()
  if (readOnly) return <span role="img" aria-label={`${label}: ${word(rated)}`}>{'★'.repeat(rated) + '☆'.repeat(stars - rated)}</span>
  const rate = (count: number) => {
    setRated(count)
    onRate?.(count)
  }
  return (
    <fieldset>
      <legend>{label}</legend>
      {Array.from({ length: stars }, (_, at) => at + 1).map((count) => (
        <label key={count}>
          <input type="radio" name={name} checked={rated === count} onChange={() => rate(count)} aria-label={word(count)} />
          <span aria-hidden="true">{count <= rated ? '★' : '☆'}</span>
        </label>
      ))}
    </fieldset>
  )
}
