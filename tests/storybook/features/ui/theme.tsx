import { createContext, useContext } from 'react'

export const Theme = createContext('light')
export const Themed = ({ label }: { label: string }) => <p data-theme={useContext(Theme)}>{label}</p>
