import type { Tenancy } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { audit, byOf } from '../../core/audit/index.ts'
import type { Config } from '../../core/config.ts'
import { writeOnce } from '../../core/idempotency/index.ts'
import { networkKey } from '../../core/network.ts'
import { assertOwnOrigin } from '../../core/origin.ts'
import { retrying } from '../../core/postgres.ts'
import { type Allowed, preferencesOf, setPreferences } from '../communications/index.ts'
import type { Contact } from './contact.ts'
import { NoTextMessagesError, WrongCodeError } from './errors.ts'
import { codeMinutes, type Issued, issueCode, redeemCode, sendCode } from './operations.ts'
import { type AccessCode, type Asked, endSession, listOwn, listOwnIds } from './queries.ts'
import { CustomerSessions, type SessionOptions } from './session.ts'

export interface PortalOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: SessionOptions & Pick<Config, 'sms'>
}

/** What customers do without an account: whoever can read a message sent to a contact has its bookings. */
export class Portal {
  readonly #options: PortalOptions
  readonly #sessions: CustomerSessions
  /** In development whoever runs it reads codes at `/dev/mail`. */
  readonly takesNumbers: boolean

  constructor(options: PortalOptions) {
    this.#options = options
    this.#sessions = new CustomerSessions(options.config)
    this.takesNumbers = options.config.sms !== undefined || !options.config.isProduction
  }

  /**
   * Has a code sent, if anybody here has this contact; the answer is the same.
   *
   * @throws {NoTextMessagesError} @throws {TooManyCodesError} @throws {ForeignOriginError}
   */
  async ask(request: FastifyRequest, reply: FastifyReply, contact: Contact): Promise<{ expires_in_minutes: number }> {
    assertOwnOrigin(request)
    if (contact.channel === 'sms' && !this.takesNumbers) {
      const message = 'No text messages are sent from here: give the address you booked with.'
      throw new NoTextMessagesError(message, { faults: [{ field: 'phone', message }] })
    }
    const { tenant, ip } = request
    const network = networkKey(this.#options.config.secret, tenant.id, ip)
    let issued: Issued | undefined
    const answer = await writeOnce(request, reply, 202, async (tx) => {
      const after = { channel: contact.channel }
      ;[issued] = await Promise.all([
        issueCode(tx, contact, network, this.#around(request)),
        audit(tx, byOf(request), { action: 'my.code', after }),
      ])
      return { expires_in_minutes: codeMinutes }
    })
    // Of a request that came again nothing is sent again. It is in the platform's tables: a transaction of its own.
    if (issued !== undefined) await sendCode(this.#options.tenancy.shared.db, contact, issued, tenant)
    return answer as { expires_in_minutes: number }
  }

  /**
   * Trades a code for a session, whose cookie is on the reply.
   *
   * @throws {WrongCodeError} @throws {ForeignOriginError}
   */
  async enter(
    request: FastifyRequest,
    reply: FastifyReply,
    { contact, code }: { contact: string; code: string },
  ): Promise<{ id: string; expiresAt: Temporal.Instant }> {
    assertOwnOrigin(request)
    const session = await retrying(() =>
      request.tenant.transaction(async (tx) => {
        const redeemed = await redeemCode(tx, contact, code, this.#around(request))
        if (redeemed !== undefined) await audit(tx, byOf(request), { action: 'my.session', objectId: redeemed.id })
        return redeemed
      }),
    )
    if (session === undefined) throw new WrongCodeError('This code does not work, or does not work any more.')
    this.#sessions.begin(request, reply, session)
    return session
  }

  /** @throws {UnauthenticatedError} there is no session, or it is over @throws {ForeignOriginError} */
  session(request: FastifyRequest): Promise<AccessCode> {
    return this.#sessions.get(request)
  }

  /** @throws as {@link session} */
  async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { id } = await this.session(request)
    await request.tenant.transaction((tx) =>
      Promise.all([
        endSession(tx, id, request.now),
        audit(tx, byOf(request), { action: 'my.session_end', objectId: id }),
      ]),
    )
    this.#sessions.forget(request, reply)
  }

  bookings({ tenant, now }: FastifyRequest, session: Contact, asked: Omit<Asked, 'now'>): ReturnType<typeof listOwn> {
    return listOwn(tenant.db, session, { ...asked, now })
  }

  async preferences({ tenant: { db } }: FastifyRequest, session: Contact): Promise<Allowed> {
    return preferencesOf(db, await listOwnIds(db, session))
  }

  async prefer(request: FastifyRequest, session: Contact, wanted: Allowed): Promise<Allowed> {
    const { tenant, now } = request
    return retrying(() =>
      tenant.transaction(async (tx) => {
        const ids = await listOwnIds(tx, session)
        const before = await preferencesOf(tx, ids)
        await setPreferences(tx, ids, wanted, { source: 'portal', now })
        const told = ids.map((id) => {
          return { action: 'my.preferences', objectType: 'customers', objectId: id, before, after: wanted }
        })
        if (told.length > 0) await audit(tx, byOf(request), ...told)
        return preferencesOf(tx, ids)
      }),
    )
  }

  #around({ tenant, now }: FastifyRequest) {
    return { secret: this.#options.config.secret, tenantId: tenant.id, now }
  }
}
