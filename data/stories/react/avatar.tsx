import { useState } from 'react'

type AvatarProps = { name: string; src?: string; online?: boolean }

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .toUpperCase()

export const Avatar = ({ name, src, online }: AvatarProps) => {
  const [failed, setFailed] = useState(false)
  return (
    <span>
      {src && !failed ? (
        <img src={src} alt={name} width="40" height="40" onError={() => setFailed(true)} />
      ) : (
        <span role="img" aria-label={name}>
          {initials(name)}
        </span>
      )}
      {online !== undefined && <small>{online ? 'Online' : 'Away'}</small>}
    </span>
  )
}
