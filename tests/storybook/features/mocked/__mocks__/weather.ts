import { fn } from 'storybook/test'
import { FAHRENHEIT } from '../units'

export const forecast = fn(async (): Promise<{ sky: string; degrees: number }> => ({ sky: 'none', degrees: 0 }))
export const units = [FAHRENHEIT]
export default class Station {
  name(): string {
    return 'Pier'
  }
}
