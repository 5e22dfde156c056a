export { IdempotencyHeaders, keyOf, once, writeOnce } from './once.ts'
export { sharedIdempotencyKeys } from './shared-tables.ts'
export { sweepKeys } from './sweep.ts'
export { idempotencyKeys } from './tables.ts'
