import { DomainTakenError, type SharedTx, TenantExistsError, TenantNotReadyError } from '@bookme/tenancy'
import { auditShared } from '../../core/audit/index.ts'
import type { Language } from '../../core/i18n.ts'
import { linkToken, readLinkToken } from '../../core/signed.ts'
import { type NewMessage, queueMessage } from '../mail/index.ts'
import {
  assertUsableAddress,
  type BookmeTenancy,
  candidatesFor,
  changeStatus,
  createTenant,
  faultOf,
  freeOf,
  getTenant,
  within,
} from '../tenants/index.ts'
import type { Tenant } from '../tenants/tables.ts'
import {
  AlreadyMemberError,
  addMember,
  findOrCreateNewcomer,
  hashNewPassword,
  ownersOf,
  proveAddress,
  removeUnproven,
} from '../users/index.ts'
import type { Trade } from './contract.ts'
import { AddressTakenError, LinkInvalidError, TooManySignUpsError } from './errors.ts'
import { verificationLetter } from './letter.ts'
import {
  countSince,
  findSignUp,
  findWaiting,
  hasSchema,
  insertSignUp,
  lockSignUp,
  type Pending,
  setVerified,
  takenOf,
  takeUnanswered,
} from './queries.ts'

export interface SigningUp {
  tenancy: BookmeTenancy
  /** Signs the links. */
  secret: string
  /** The platform's own host. */
  platform: string
}

export interface Wanted {
  businessName: string
  address: string
  email: string
  name?: string | undefined
  password?: string | undefined
  language: Language
  trade?: Trade | undefined
}

export interface Around {
  /** Whoever asks, as a keyed hash. */
  network: string
  now: Temporal.Instant
  idempotencyKey: string | undefined
  /** Where the link of a token leads. */
  linkOf(token: string): string
}

/** In a day. A household, an office; and one person who tries a few names. */
const mostFromNetwork = 5
const mostWithEmail = 3
const linkDays = 7
const purpose = 'sign-up'

export const addressOf = (text: string) => text.trim().toLowerCase()

/**
 * A business of its own for whoever asks, at once. It opens when somebody answers from the address; until then those who
 * belong to it may work there. An account that has the address already does not, before that: nobody puts a business on a
 * stranger's name.
 *
 * @throws {ReservedNameError} @throws {ConfusableNameError} @throws {UnusableSlugError} @throws {AddressTakenError}
 * @throws {WeakPasswordError} @throws {TooManySignUpsError}
 * @throws {TenantNotReadyError} no schema is ready; nothing is kept, and the same request works in a moment
 */
export async function signUp(
  { tenancy, secret, platform }: SigningUp,
  wanted: Wanted,
  around: Around,
): Promise<Tenant> {
  const address = addressOf(wanted.address)
  const email = wanted.email.toLowerCase()
  assertUsableAddress(address)
  const passwordHash = wanted.password === undefined ? undefined : await hashNewPassword(wanted.password, email)
  const { now, idempotencyKey } = around
  const name = wanted.name ?? wanted.businessName

  const onCreate = async (tx: SharedTx, tenant: Tenant): Promise<void> => {
    await assertFew(tx, { network: around.network, email }, now)
    if (!(await hasSchema(tx, tenant.id))) {
      throw new TenantNotReadyError('Too many sign up at this moment: nothing was kept, try again in some seconds.')
    }
    const { userId, created } = await findOrCreateNewcomer(tx, { email, name, passwordHash })
    if (created) await addMember(tx, { userId, tenantId: tenant.id, role: 'owner' })
    const pending: Pending = { user_id: userId, made_user: created }
    if (!created && passwordHash !== undefined) pending.password_hash = passwordHash
    const asked = { email, slug: address, tenantId: tenant.id, network: around.network, createdAt: now }
    const { id } = await insertSignUp(tx, { ...asked, metadata: { ...pending } })
    const token = linkToken(secret, purpose, id, now.add({ hours: linkDays * 24 }))
    const letter = verificationLetter(wanted.language, tenant.name, around.linkOf(token))
    await Promise.all([
      queueMessage(tx, { kind: 'sign_up', recipient: email, tenantId: tenant.id, ...letter }),
      auditShared(tx, visitor, {
        action: 'signup.create',
        objectType: 'tenants',
        objectId: tenant.id,
        objectLabel: tenant.slug,
        tenantId: tenant.id,
      }),
    ])
  }

  try {
    const { tenant } = await createTenant(tenancy, platform, {
      name: wanted.businessName,
      slug: address,
      domain: `${address}.${platform}`,
      email,
      tier: 'free',
      status: 'unverified',
      reason: 'signed up',
      actorId: null,
      actorName: name,
      settings: { language: wanted.language },
      ...(wanted.trade === undefined ? {} : { metadata: { trade: wanted.trade } }),
      now,
      idempotencyKey,
      onCreate,
    })
    return tenant
  } catch (error) {
    if (!(error instanceof TenantExistsError || error instanceof DomainTakenError)) throw error
    const message = `The address ${address} is taken.`
    throw new AddressTakenError(message, { cause: error, faults: [{ field: 'address', message }] })
  }
}

const visitor = { actorKind: 'customer', actorId: null, actorName: '', channel: 'api' } as const

async function assertFew(tx: SharedTx, by: { network: string; email: string }, now: Temporal.Instant): Promise<void> {
  const { fromNetwork, withEmail } = await countSince(tx, by, now.subtract({ hours: 24 }))
  if (fromNetwork < mostFromNetwork && withEmail < mostWithEmail) return
  throw new TooManySignUpsError(
    'Several businesses were asked for from here today: try again tomorrow, or write to us.',
  )
}

/**
 * The letter of a sign-up once more, with a link that counts as long as the first one.
 *
 * @param wanted.tenantId - only of this business
 * @returns `undefined`: no sign-up waits for this address
 */
export async function letterAgain(
  { secret }: Pick<SigningUp, 'secret'>,
  tx: SharedTx,
  wanted: { email: string; tenantId: string | undefined; language: Language },
  { now, linkOf }: Pick<Around, 'now' | 'linkOf'>,
): Promise<NewMessage | undefined> {
  const { email, tenantId, language } = wanted
  const waiting = await findWaiting(tx, { email, tenantId, since: now.subtract({ hours: linkDays * 24 }) })
  if (waiting === undefined) return undefined
  const token = linkToken(secret, purpose, waiting.id, waiting.createdAt.add({ hours: linkDays * 24 }))
  const letter = verificationLetter(language, waiting.name, linkOf(token))
  return { kind: 'sign_up', recipient: email, tenantId: waiting.tenantId, ...letter }
}

/** Whether an address can be had, and what else could. */
export async function checkAddress({ tenancy, platform }: SigningUp, text: string, businessName?: string) {
  const address = addressOf(text)
  const fault = faultOf(address)
  const candidates = candidatesFor(address, businessName)
  const taken = await takenOf(tenancy.shared.db, [...candidates, ...(fault === undefined ? [address] : [])], platform)
  const status = fault ?? (taken.has(address) ? 'taken' : 'free')
  return { address, status, suggestions: status === 'free' ? [] : freeOf(candidates, taken) } as const
}

/** The business that a link is for, before anything is done. @throws {LinkInvalidError} */
export async function lookUp({ tenancy, secret }: SigningUp, token: string, now: Temporal.Instant): Promise<Tenant> {
  const id = readLinkToken(secret, purpose, token, now)
  const signUp = id === undefined ? undefined : await findSignUp(tenancy.shared.db, id)
  if (signUp?.tenantId == null) throw linkInvalid()
  return getTenant(tenancy.shared.db, signUp.tenantId).catch(() => {
    throw linkInvalid()
  })
}

/**
 * Somebody has answered from the address of a sign-up: the account counts as theirs, they own the business, and it opens
 * for its trial. Once more it changes nothing.
 *
 * @throws {LinkInvalidError} made up, too old, or its business is gone
 */
export async function verify(signingUp: SigningUp, token: string, now: Temporal.Instant): Promise<Tenant> {
  const { tenancy, secret } = signingUp
  const id = readLinkToken(secret, purpose, token, now)
  if (id === undefined) throw linkInvalid()
  return tenancy.shared.transaction(async (tx) => {
    const signUp = await lockSignUp(tx, id)
    if (signUp?.tenantId == null) throw linkInvalid()
    const { tenantId, email } = signUp
    const tenant = await getTenant(tx, tenantId).catch(() => {
      throw linkInvalid()
    })
    if (signUp.verifiedAt !== null) return tenant
    const { user_id: userId, made_user: isTheirs, password_hash: passwordHash } = signUp.metadata as unknown as Pending
    await proveAddress(tx, userId, { isTheirs, passwordHash })
    if (!isTheirs) {
      await tx
        .savepoint((inner) => addMember(inner, { userId, tenantId, role: 'owner' }))
        .catch((error) => {
          if (!(error instanceof AlreadyMemberError)) throw error
        })
    }
    await setVerified(tx, id, now)
    if (tenant.status !== 'unverified') return tenant
    const by = { actorKind: 'member', actorId: userId, actorName: email, channel: 'link' } as const
    const why = { reason: 'the address was verified', by, ownersOf, now }
    return changeStatus(within(tenancy, tx), tenantId, 'verify', why)
  })
}

const linkInvalid = () => new LinkInvalidError('This link cannot be used: it has expired, or its business is gone.')

/** Forgets sign-ups that nobody answered, whose business is gone, with the accounts that were made for nothing else. */
export async function forgetUnanswered(
  { tenancy }: Pick<SigningUp, 'tenancy'>,
  now: Temporal.Instant,
): Promise<number> {
  return tenancy.shared.transaction(async (tx) => {
    const gone = await takeUnanswered(tx, now.subtract({ hours: linkDays * 24 }))
    const made = gone.map(({ metadata }) => metadata as unknown as Pending).filter((pending) => pending.made_user)
    await removeUnproven(
      tx,
      made.map((pending) => pending.user_id),
    )
    return gone.length
  })
}
