import type { Scope, SharedTx } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import { and, eq } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AuditedChange, auditShared, type By, byOf } from '../../../core/audit/index.ts'
import { ForbiddenError, UnauthenticatedError } from '../../../core/errors.ts'
import { languageOf } from '../../../core/i18n.ts'
import { queueMessage, write } from '../../mail/index.ts'
import { StaleSessionError } from '../errors.ts'
import { type CurrentUser, findUserIdByEmail } from '../queries.ts'
import { sessions, users } from '../tables.ts'
import type { Bridge } from './bridge.ts'
import type { Entered, SignedIn } from './contract.ts'
import { deviceTokenOf, meetDevice } from './devices.ts'
import { enterBy } from './entrance.ts'
import { callbackOf, ownHost } from './host.ts'
import { type LetterKind, wordsOf } from './letters.ts'
import type { Throttle } from './throttle.ts'

export interface DeskOptions {
  shared: Scope<'shared'>
  bridge: Bridge
  throttle: Throttle
}

/** The session a request came with. */
export interface OwnSession {
  id: string
  userId: string
  createdAt: Date
}

/** What all ways in have in common, and all changes to them. */
export class Desk {
  readonly shared: Scope<'shared'>
  readonly bridge: Bridge
  readonly throttle: Throttle

  constructor({ shared, bridge, throttle }: DeskOptions) {
    this.shared = shared
    this.bridge = bridge
    this.throttle = throttle
  }

  /** @throws {WrongCredentialsError} @throws {TooManyAttemptsError} @throws {ForeignOriginError} */
  async enterByPassword(
    request: FastifyRequest,
    reply: FastifyReply,
    credentials: { email: string; password: string; callbackURL?: string | undefined },
  ): Promise<Entered> {
    // better-auth would find it as well, after the attempt has been counted.
    callbackOf(request, credentials.callbackURL)
    const entered = await this.guessPassword(request, reply, credentials.email, () =>
      this.bridge.ask<Entered>(request, reply, '/sign-in/email', credentials),
    )
    return this.#greet(request, reply, entered)
  }

  /** For whoever has proved who they are: a link proves one factor, a passkey both. */
  async enter(
    request: FastifyRequest,
    reply: FastifyReply,
    by: keyof typeof enterBy,
    userId: string,
  ): Promise<Entered> {
    return this.#greet(request, reply, await this.bridge.ask<Entered>(request, reply, enterBy[by], { userId }))
  }

  /** After the second step of a log-in. */
  async enterBySecondFactor(request: FastifyRequest, reply: FastifyReply, user: SignedIn['user']): Promise<SignedIn> {
    return this.#greet(request, reply, { redirect: false, user })
  }

  /**
   * One attempt at the password of an address, whether somebody has it or not, at log-in or afterwards.
   *
   * @throws {TooManyAttemptsError}
   */
  async guessPassword<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    address: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const email = address.trim().toLowerCase()
    const onPause = async () => {
      const objectId = (await findUserIdByEmail(this.shared.db, email)) ?? null
      await auditShared(this.shared.db, byOf(request), {
        action: 'users.log_in_throttled',
        objectType: 'user',
        objectId,
      })
    }
    // A page of another site, or one that leads there, is refused before it counts for anything.
    await request.authenticate()
    return this.throttle.attempt({ request, reply, subject: passwordOf(email), onPause }, work)
  }

  /** @throws {UnauthenticatedError} whoever asks came without a session @throws {ForbiddenError} as a visit of support */
  async ownSession(request: FastifyRequest): Promise<OwnSession> {
    const sender = await request.authenticate()
    assertPerson(sender)
    const userId = sender?.id
    const token = this.bridge.tokenOf(request)
    if (userId === undefined || token === undefined) throw new UnauthenticatedError('Sign in first.')
    const [session] = await this.shared.db
      .select({ id: sessions.id, userId: sessions.userId, createdAt: sessions.createdAt })
      .from(sessions)
      .where(and(eq(sessions.token, token), eq(sessions.userId, userId), eq(sessions.host, ownHost(request))))
    if (session === undefined) throw new UnauthenticatedError('Sign in first.')
    return session
  }

  /**
   * For what opens another way in: who finds a browser open may not stay for ever.
   *
   * @throws {StaleSessionError} it is older than an hour
   */
  async freshSession(request: FastifyRequest): Promise<OwnSession> {
    const session = await this.ownSession(request)
    const oldest = request.now.subtract({ hours: 1 }).epochMilliseconds
    if (session.createdAt.getTime() >= oldest) return session
    throw new StaleSessionError('Sign in again first: this session is older than an hour.')
  }

  /** Written down, and told to whoever it concerns. */
  async record(
    tx: SharedTx,
    request: FastifyRequest,
    userId: string,
    change: AuditedChange & { letter?: LetterKind },
  ): Promise<void> {
    const { letter, ...audited } = change
    const [user] = await tx.select().from(users).where(eq(users.id, userId))
    if (user === undefined) return
    // Whoever comes by a link is nobody yet to the request, and is its owner.
    const by: By = {
      ...byOf(request),
      actorId: user.id,
      actorName: user.name,
      ...(request.user === null ? { actorKind: 'member' } : {}),
    }
    await auditShared(tx, by, { objectType: 'user', objectId: user.id, ...audited })
    if (letter !== undefined) await this.write(tx, request, user.email, letter, { name: change.objectLabel ?? '' })
  }

  /** A letter in the language of the request, from the business whose host it is, or from the platform. */
  write(
    tx: Pick<SharedTx, 'insert'>,
    request: FastifyRequest,
    recipient: string,
    kind: LetterKind,
    more: { href?: string; minutes?: number; name?: string } = {},
  ) {
    const { href, minutes = 0, name = '' } = more
    const language = languageOf(request.headers['accept-language'])
    const tenant = request.tenantOrNull
    const told = { host: ownHost(request), browser: browserOf(request), minutes, name }
    const { link, ...words } = wordsOf(kind, language, told)
    const letter = write({
      ...words,
      language,
      from: tenant?.name ?? 'BookMe',
      ...(href === undefined || link === undefined ? {} : { link: { href, title: link } }),
    })
    return queueMessage(tx, { kind, recipient, ...letter, tenantId: tenant?.id ?? null })
  }

  /** Whoever has proved otherwise who they are may be guessed at anew. */
  async forgetGuesses(address: string): Promise<void> {
    await this.throttle.forget(passwordOf(address))
  }

  /** Whoever has just got in: their browser is remembered, and one that was not known is told to them. */
  async #greet<T extends Entered>(request: FastifyRequest, reply: FastifyReply, entered: T): Promise<T> {
    if (!('user' in entered)) return entered
    const { id: userId, email } = entered.user
    const token = deviceTokenOf(request, reply, this.bridge.isSecure(request))
    const userAgent = browserOf(request)
    try {
      await this.shared.transaction(async (tx) => {
        if (!(await meetDevice(tx, { userId, token, userAgent, now: request.now }))) return
        await this.write(tx, request, email, 'new_device')
      })
    } catch (error) {
      // An answer that failed signs nobody in.
      reply.removeHeader('set-cookie')
      throw error
    }
    await this.forgetGuesses(email)
    return entered
  }
}

/**
 * Accounts are for those whose they are: a key is nobody's log-in, and a visit of support not that of whoever came.
 *
 * @throws {UnauthenticatedError} @throws {ForbiddenError}
 */
export function assertPerson(sender: CurrentUser | null): void {
  if (sender === null) return
  if (sender.scopes !== null) throw new UnauthenticatedError('A key signs nobody in: leave out Authorization here.')
  if (sender.visit !== null) throw new ForbiddenError('A visit of support does not reach the account of whoever came.')
}

const passwordOf = (email: string) => `password ${email}`

/** As it calls itself, cut to what a letter can hold and PostgreSQL keep. */
function browserOf({ headers }: FastifyRequest): string {
  return (headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300)
}
