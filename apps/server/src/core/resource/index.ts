export { exactBody } from './contracts.ts'
export { etagOf, isKnown, setEtag } from './etag.ts'
export type { Action, Guard } from './options.ts'
export { defineResource } from './resource.ts'
