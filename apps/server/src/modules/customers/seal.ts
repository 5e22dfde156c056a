import { Seal, type SealKeys } from '../../core/seal.ts'

/** For what concerns somebody's health: a note opens for its business and its customer alone. */
export const healthSeal = (keys: SealKeys) => new Seal(keys, 'health note')
