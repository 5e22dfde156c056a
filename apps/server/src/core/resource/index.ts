export { exactBody } from './contracts.ts'
export { etagOf, isKnown, setEtag } from './etag.ts'
export { type Action, defineResource, type Guard } from './resource.ts'
