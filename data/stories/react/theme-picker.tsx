import { useContext } from 'react'
import { Theme } from './theme.ts'

type ThemePickerProps = { label: string; themes: string[] }

export const ThemePicker = ({ label, themes }: ThemePickerProps) => {
  const { name, change } = useContext(Theme)
  return (
    <div role="group" aria-label={label} data-theme={name}>
      {themes.map((theme) => (
        <button key={theme} type="button" aria-pressed={theme === name} onClick={() => change(theme)}>
          {theme}
        </button>
      ))}
    </div>
  )
}
