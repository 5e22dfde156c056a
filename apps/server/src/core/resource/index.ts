export { exactBody } from './contracts.ts'
export type { Action, Guard } from './options.ts'
export { defineResource } from './resource.ts'
