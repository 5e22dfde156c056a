import type { Resealing } from '../../core/reseal.ts'
import { listEndpoints, noteOnEndpoint } from './queries.ts'
import { webhookSeal } from './sign.ts'

export const resealSecrets: Resealing = {
  what: 'webhook secrets',
  async reseal(tenant, keys) {
    const seal = webhookSeal(keys)
    return tenant.transaction(async (tx) => {
      let [sealed, resealed] = [0, 0]
      for (const endpoint of await listEndpoints(tx)) {
        const { id, secretSealed, olderSecretSealed, olderUntil } = endpoint
        const isOver = olderUntil === null || Temporal.Instant.compare(olderUntil, Temporal.Now.instant()) <= 0
        // Once it signs nothing, it need not be kept.
        const older = isOver ? null : olderSecretSealed
        const some = [secretSealed, ...(older === null ? [] : [older])]
        const again = (text: string) =>
          seal.isCurrent(text) ? text : seal.seal(tenant.id, id, seal.open(tenant.id, id, text))
        const values = { secretSealed: again(secretSealed), olderSecretSealed: older === null ? null : again(older) }
        await noteOnEndpoint(tx, endpoint, { ...values, olderUntil: isOver ? null : olderUntil })
        sealed += some.length
        resealed += some.filter((text) => !seal.isCurrent(text)).length
      }
      return { sealed, resealed }
    })
  },
}
