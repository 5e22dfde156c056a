import type { Resealing } from '../../core/reseal.ts'
import { lockHealthNotes, replaceSealed } from './queries.ts'
import { healthSeal } from './seal.ts'

export const resealNotes: Resealing = {
  what: 'health notes',
  async reseal(tenant, keys) {
    const seal = healthSeal(keys)
    return tenant.transaction(async (tx) => {
      const notes = await lockHealthNotes(tx)
      const old = notes.filter(({ sealed }) => !seal.isCurrent(sealed))
      for (const note of old) {
        const text = seal.open(tenant.id, note.customerId, note.sealed)
        await replaceSealed(tx, note, seal.seal(tenant.id, note.customerId, text))
      }
      return { sealed: notes.length, resealed: old.length }
    })
  },
}
