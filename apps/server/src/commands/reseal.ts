import type { TenantCommand } from '../core/tenant-command.ts'
import { resealNotes } from '../modules/customers/index.ts'
import { resealSecrets } from '../modules/webhooks/index.ts'

/** Each module with something sealed is in this list: a key may be taken out once all of them have been through. */
const all = [resealNotes, resealSecrets]

/** After a new key was put in front of `HEALTH_KEYS`: then the old ones can be taken out. */
export const reseal: TenantCommand = {
  name: 'reseal',
  usage: '',
  description: 'seals what is under an older key under the first of HEALTH_KEYS',
  readOnly: false,
  prepare() {
    return async (tenant, { healthKeys }) => {
      const rows = []
      for (const { what, reseal: again } of all) rows.push({ what, ...(await again(tenant, healthKeys)) })
      return rows
    }
  },
}
