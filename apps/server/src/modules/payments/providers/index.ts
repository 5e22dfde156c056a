import type { Config } from '../../../core/config.ts'
import type { ProviderAccount, ProviderName } from '../tables.ts'
import { CmiProvider } from './cmi.ts'
import type { Provider } from './port.ts'
import { StripeProvider } from './stripe.ts'

export {
  AmountUnfitError,
  BegunElsewhereError,
  ForgedCallbackError,
  ProviderUnavailableError,
  WrongModeError,
} from './errors.ts'
export type { OpenAccount, Provider, Purchase, RefundAnswer, Told, WayToPay } from './port.ts'

export type ProvidersConfig = Pick<Config, 'stripe' | 'cmi'>

/** The services through which money can come in here. What is taken by hand needs none. */
export class Providers {
  readonly cmi: CmiProvider
  /** `undefined`: the platform has no key. */
  readonly stripe: StripeProvider | undefined

  constructor({ stripe, cmi }: ProvidersConfig) {
    this.cmi = new CmiProvider(cmi)
    this.stripe = stripe === undefined ? undefined : new StripeProvider(stripe)
  }

  find(name: ProviderName): Provider | undefined {
    return name === 'cmi' ? this.cmi : name === 'stripe' ? this.stripe : undefined
  }

  /** Whether an account has what its provider needs. */
  isUsable({ provider, publicId, metadata }: ProviderAccount): boolean {
    const found = this.find(provider)
    const names = (metadata.secrets as string[] | undefined) ?? []
    return found !== undefined && publicId !== '' && found.secrets.needed.every((name) => names.includes(name))
  }
}
