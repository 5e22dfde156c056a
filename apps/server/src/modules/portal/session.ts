import type { FastifyReply, FastifyRequest } from 'fastify'
import { UnauthenticatedError } from '../../core/errors.ts'
import { assertOwnOrigin } from '../../core/origin.ts'
import { linkToken, readLinkToken } from '../../core/signed.ts'
import { type AccessCode, findSession } from './queries.ts'

export interface SessionOptions {
  /** Signs the cookies. */
  secret: string
  /** Cookies are for TLS only. */
  isProduction: boolean
}

/** The sessions of customers: a cookie of one host, for one business and one contact, which the business's table ends. */
export class CustomerSessions {
  readonly #options: SessionOptions

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** Sets the cookie on the reply. */
  begin(request: FastifyRequest, reply: FastifyReply, { id, expiresAt }: Pick<AccessCode, 'id' | 'expiresAt'>): void {
    const token = linkToken(this.#options.secret, purposeOf(request), id, expiresAt)
    this.#send(request, reply, token, Math.floor(expiresAt.since(request.now).total('seconds')))
  }

  forget(request: FastifyRequest, reply: FastifyReply): void {
    this.#send(request, reply, '', 0)
  }

  /**
   * The session of a request. Each asks the database: one that was ended counts no more.
   *
   * @throws {UnauthenticatedError} there is none, or it is over
   * @throws {ForeignOriginError} it would change something and was not sent from a page of this host
   */
  async get(request: FastifyRequest): Promise<AccessCode> {
    assertOwnOrigin(request)
    const { tenant, now } = request
    const token = cookieNamed(request.headers.cookie, this.#name(request))
    const id = token === undefined ? undefined : readLinkToken(this.#options.secret, purposeOf(request), token, now)
    const session = id === undefined ? undefined : await findSession(tenant.db, id, now)
    if (session === undefined) throw new UnauthenticatedError('Ask for a code first: it is sent to you.')
    return session
  }

  #isSecure({ protocol }: FastifyRequest): boolean {
    return this.#options.isProduction || protocol === 'https'
  }

  /** `__Host-` makes the browser refuse one that another subdomain sets for this host. */
  #name(request: FastifyRequest): string {
    return this.#isSecure(request) ? '__Host-bookme.customer' : 'bookme.customer'
  }

  #send(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
    const flags = ['Path=/', `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax']
    if (this.#isSecure(request)) flags.push('Secure')
    reply.header('set-cookie', [`${this.#name(request)}=${value}`, ...flags].join('; '))
  }
}

/** Of one business: the cookie of one is worth nothing at another. */
const purposeOf = ({ tenant }: FastifyRequest) => `customer session ${tenant.id}`

function cookieNamed(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}
