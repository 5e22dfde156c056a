export { exactBody } from './contracts.ts'
export { type Action, defineResource, type Guard } from './resource.ts'
