export * from './button'
export { default as Field } from './field'
export * from './theme'
