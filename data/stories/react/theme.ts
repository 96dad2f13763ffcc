import { createContext } from 'react'

export const Theme = createContext<{ name: string; change: (name: string) => void }>({ name: 'light', change: () => undefined })
