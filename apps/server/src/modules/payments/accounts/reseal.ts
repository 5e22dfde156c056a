import type { Resealing } from '../../../core/reseal.ts'
import { lockAccounts, replaceSealed } from './accounts.ts'
import { AccountSeal } from './secrets.ts'

export const resealAccounts: Resealing = {
  what: 'payment accounts',
  reseal(tenant, keys) {
    const seal = new AccountSeal(keys)
    return tenant.transaction(async (tx) => {
      const accounts = (await lockAccounts(tx)).filter(({ sealed }) => sealed !== '')
      const old = accounts.filter((account) => !seal.isCurrent(account))
      for (const account of old) {
        await replaceSealed(tx, account, seal.seal(tenant.id, account, seal.open(tenant.id, account)))
      }
      return { sealed: accounts.length, resealed: old.length }
    })
  },
}
