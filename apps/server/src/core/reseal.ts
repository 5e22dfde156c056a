import type { TenantHandle } from '@bookme/tenancy'
import type { SealKeys } from './seal.ts'

/** What a module keeps sealed, and how it is sealed anew under the first of the keys. */
export interface Resealing {
  /** In the plural: `health notes`. */
  what: string
  /** @returns how many there are, and how many of them were under an older key */
  reseal(tenant: TenantHandle, keys: SealKeys): Promise<{ sealed: number; resealed: number }>
}
