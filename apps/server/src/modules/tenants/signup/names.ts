import { assertSlug, slugFor } from '@bookme/tenancy'
import type { DomainError } from '../../../core/errors.ts'
import { ConfusableNameError, ReservedNameError, UnusableSlugError } from '../errors.ts'

// First labels of hosts that belong to the platform, now or some day, and names that would mislead.
const reserved = new Set(
  `about account accounts admin administrator api app assets auth autoconfig autodiscover billing blog bookme cdn
  dashboard demo-admin dev docs email ftp help imap internal localhost login mail metrics mx ns ns1 ns2 operator platform
  pop postgres postmaster public root security shop signin signup smtp sso staging static status superuser support
  system tenant test-admin webmail www`.split(/\s+/),
)

/** Whether the platform keeps it for itself, as a slug and as the first label of a host below its own. */
export function isReserved(name: string): boolean {
  return reserved.has(name)
}

/** What a sign reads as at a glance: of other scripts (Unicode's confusables), and digits for letters. */
const readAs: Readonly<Record<string, string>> = {
  ...{ а: 'a', ɑ: 'a', α: 'a', '4': 'a', '@': 'a', в: 'b', β: 'b', '8': 'b', с: 'c', ϲ: 'c', ԁ: 'd', ɗ: 'd' },
  ...{ е: 'e', ё: 'e', ε: 'e', '3': 'e', ɡ: 'g', '9': 'g', '6': 'g', һ: 'h', н: 'h', і: 'l', ї: 'l', ι: 'l' },
  ...{ ı: 'l', i: 'l', '1': 'l', '!': 'l', '|': 'l', ӏ: 'l', ј: 'j', к: 'k', κ: 'k', м: 'm', п: 'n', η: 'n' },
  ...{ о: 'o', ο: 'o', σ: 'o', '0': 'o', р: 'p', ρ: 'p', ԛ: 'q', г: 'r', ѕ: 's', '5': 's', $: 's', т: 't' },
  ...{ τ: 't', '7': 't', '+': 't', υ: 'u', ц: 'u', ν: 'v', ѵ: 'v', ԝ: 'w', ѡ: 'w', ω: 'w', х: 'x', χ: 'x' },
  ...{ у: 'y', γ: 'y', '2': 'z' },
}

/** What a name looks like: names of one skeleton are taken for each other. */
function skeletonOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const read = [...plain].map((sign) => readAs[sign] ?? sign).join('')
  return read
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
}

const looks = new Set([...reserved].map(skeletonOf))
const brand = skeletonOf('bookme')
/** Whoever has one of these as a word of their address poses as the platform: `secure-login`, `support-team`. */
const posing = new Set(
  ['account', 'admin', 'billing', 'login', 'secure', 'security', 'signin', 'support'].map(skeletonOf),
)

/** Whether it would be taken for a name of the platform's: `b00kme`, `adrnin`, `log-in`, `bookme-help`. */
export function isConfusable(name: string): boolean {
  if (isReserved(name)) return false
  if (looks.has(skeletonOf(name))) return true
  const words = name.split(/[^\p{L}\p{N}]+/u)
  const parts = words.map(skeletonOf)
  // `bookmeapp`, `mybookme`; but not the newspaper `facebookmedia`.
  if (parts.some((part) => posing.has(part) || part.startsWith(brand) || part.endsWith(brand))) return true
  // The platform's own name in a row of words, however it is cut: `my-book-me`.
  return words.some((_, from) =>
    words.some((_, to) => to >= from && skeletonOf(words.slice(from, to + 1).join('')) === brand),
  )
}

/** What is wrong with an address beside that somebody else has it. */
export function faultOf(address: string): 'reserved' | 'confusable' | 'invalid' | undefined {
  if (isReserved(address)) return 'reserved'
  if (isConfusable(address)) return 'confusable'
  try {
    assertSlug(address)
    return undefined
  } catch {
    return 'invalid'
  }
}

/** @throws {ReservedNameError} @throws {ConfusableNameError} @throws {UnusableSlugError} */
export function assertUsableAddress(address: string): void {
  const fault = faultOf(address)
  const refuse = (Refusal: new (...given: ConstructorParameters<typeof DomainError>) => DomainError, message: string) =>
    new Refusal(message, { faults: [{ field: 'address', message }] })
  if (fault === 'reserved') throw refuse(ReservedNameError, `The address ${address} is the platform's own.`)
  if (fault === 'confusable') {
    throw refuse(ConfusableNameError, `The address ${address} reads like one of the platform's own: choose another.`)
  }
  if (fault !== 'invalid') return
  throw refuse(
    UnusableSlugError,
    'An address has letters a–z, digits and single hyphens between them, at most 41 in all.',
  )
}

const mostSuggestions = 3

/**
 * Addresses near one that cannot be had, of which some may be taken.
 *
 * @param business - its name, from which better ones come than from the address
 */
export function candidatesFor(address: string, business = ''): string[] {
  const bases = [business, address].flatMap((text) => {
    try {
      return [slugFor(text).slice(0, 36).replace(/-+$/, '')]
    } catch {
      return []
    }
  })
  const made = bases.flatMap((base) => [base, ...['salon', 'rdv', '2', '3', '4'].map((more) => `${base}-${more}`)])
  return [...new Set(made)]
    .filter((name) => name !== address && faultOf(name) === undefined)
    .slice(0, 2 * mostSuggestions)
}

/** Those of {@link candidatesFor} that nobody has, a few of them. */
export function freeOf(candidates: readonly string[], taken: ReadonlySet<string>): string[] {
  return candidates.filter((name) => !taken.has(name)).slice(0, mostSuggestions)
}
