export { note } from './note'
