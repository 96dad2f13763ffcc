export const isOn = (flag: string): boolean => flag === 'wind'
