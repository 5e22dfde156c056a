export { exactBody } from './contracts.ts'
export { type Action, defineResource, type Guard, type ResourceTx } from './resource.ts'
