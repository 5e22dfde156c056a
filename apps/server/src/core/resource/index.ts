export { type Action, defineResource, type Guard, type ResourceOptions, type ResourceTx } from './resource.ts'
