import { Seal, type SealKeys } from '../../../core/seal.ts'
import type { ProviderAccount } from '../tables.ts'

export type Secrets = Readonly<Record<string, string>>

/**
 * What is secret of a business's contract with a provider, sealed for that business and that account: copied to another
 * it does not open.
 */
export class AccountSeal {
  readonly #seal: Seal

  /** @param keys - the first seals, all of them open */
  constructor(keys: SealKeys) {
    this.#seal = new Seal(keys, 'payment account')
  }

  seal(tenantId: string, { id }: Pick<ProviderAccount, 'id'>, secrets: Secrets): string {
    return this.#seal.seal(tenantId, id, JSON.stringify(secrets))
  }

  /** @throws {UnreadableSealError} */
  open(tenantId: string, { id, sealed }: Pick<ProviderAccount, 'id' | 'sealed'>): Secrets {
    return sealed === '' ? {} : (JSON.parse(this.#seal.open(tenantId, id, sealed)) as Secrets)
  }

  isCurrent({ sealed }: Pick<ProviderAccount, 'sealed'>): boolean {
    return sealed === '' || this.#seal.isCurrent(sealed)
  }
}
