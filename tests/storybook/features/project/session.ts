export const loadUser = async (): Promise<{ name: string }> => {
  throw new Error('no session here')
}
export const api = {
  leave: (): string => {
    throw new Error('no session here')
  },
}
export const roles = ['admin']
export class Timer {
  start(): void {
    throw new Error('no timer here')
  }
}
