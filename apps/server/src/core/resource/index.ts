export { exactBody } from './contracts.ts'
export { defineResource, type Guard } from './resource.ts'
