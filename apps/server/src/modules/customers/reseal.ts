import type { TenantCommand } from '../../core/tenant-command.ts'
import { HealthSeal } from './health.ts'
import { lockHealthNotes, replaceSealed } from './queries.ts'

/** After a new key was put in front of `HEALTH_KEYS`: then the old ones can be taken out. */
export const resealNotes: TenantCommand = {
  name: 'reseal',
  usage: '',
  description: 'seals the health notes that are under an older key under the first of HEALTH_KEYS',
  readOnly: false,
  prepare() {
    return async (tenant, { healthKeys }) => {
      const seal = new HealthSeal(healthKeys)
      return tenant.transaction(async (tx) => {
        const notes = await lockHealthNotes(tx)
        const old = notes.filter(({ sealed }) => !seal.isCurrent(sealed))
        for (const note of old) {
          const text = seal.open(tenant.id, note.customerId, note.sealed)
          await replaceSealed(tx, note, seal.seal(tenant.id, note.customerId, text))
        }
        return [{ notes: notes.length, resealed: old.length }]
      })
    }
  },
}
