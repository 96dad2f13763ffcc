export const FAHRENHEIT = 'F'
