export const load = async (id: number): Promise<{ name: string }> => {
  throw new Error(`there is no network for ${id}`)
}
export function save(name: string): boolean {
  return name.length > 100
}
