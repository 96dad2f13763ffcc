import type { CSSProperties } from 'react'
import { clsx } from 'clsx'
import { CheckIcon } from 'icons'
import photo from './photo.png'
import css from './styled.module.css'
import './plain.css'

const styles: Record<string, CSSProperties> = { card: { padding: 12, borderRadius: '4px' } }

export const Card = ({ title, active = false }: { title: string; active?: boolean }) => (
  <article style={styles.card} className={clsx(css.card, active && css.isActive, 'plain')} aria-label={title}>
    <img src={photo} alt="A photo" width="24" height="24" />
    <CheckIcon aria-hidden="true" />
    <h2>{title}</h2>
  </article>
)
