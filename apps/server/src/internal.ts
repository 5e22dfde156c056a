import { hash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'
import { canonicalHost } from '@bookme/tenancy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './core/config.ts'
import { metricsOf } from './metrics.ts'
import type { BookmeTenancy } from './modules/tenants/index.ts'

interface Query {
  domain?: unknown
  token?: unknown
}

export interface InternalOptions {
  tenancy: Pick<BookmeTenancy, 'resolve' | 'shared'>
  config: Pick<Config, 'baseDomain' | 'trustedProxies' | 'internalToken'>
  /** Whether a business of this status answers nobody any more. One that is suspended says so, and over TLS as well. */
  isGone: (status: string) => boolean
}

/**
 * For the program that ends TLS: whether it may ask for a certificate for a host; for the one that measures: figures.
 * Every other caller finds nothing here. An answer about a host is remembered with the host's business, an unknown host as well, and forgotten as soon as that changes. It
 * counts for no rate limit: all that the world asks comes from one address.
 */
export async function internalRoutes(
  app: FastifyInstance,
  { tenancy, config, isGone }: InternalOptions,
): Promise<void> {
  const platform = new Set([config.baseDomain, `www.${config.baseDomain}`])
  const isOurs = peers(config.trustedProxies)

  app.get('/internal/domain-allowed', { config: { permission: 'everyone' } }, async (request, reply) => {
    const { domain, token } = request.query as Query
    if (!mayAsk(request, token)) return reply.code(404).send()
    const host = typeof domain === 'string' ? canonicalHost(domain) : undefined
    // A name with a port or in another spelling is none that a certificate is made for.
    if (host === undefined || host !== domain) return reply.code(404).send()
    if (platform.has(host)) return reply.code(200).send()
    const tenant = await tenancy.resolve(host)
    return reply.code(tenant === null || isGone(tenant.status) ? 404 : 200).send()
  })

  app.get('/metrics', { config: { permission: 'everyone' } }, async (request, reply) => {
    if (!mayAsk(request, (request.query as Query).token)) return reply.code(404).send()
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metricsOf(tenancy.shared.db))
  })

  function mayAsk({ headers, socket }: FastifyRequest, token: unknown): boolean {
    const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? token
    if (config.internalToken !== undefined && typeof given === 'string') return isSame(given, config.internalToken)
    // What a proxy passes on comes from its address, but says for whom.
    const passedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
    return !passedOn && isOurs(socket.remoteAddress ?? '')
  }
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))
}

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/** @param trusted - as `TRUSTED_PROXIES` has them; this machine is one without being named */
function peers(trusted: readonly string[]): (address: string) => boolean {
  const networks = new BlockList()
  for (const network of ['loopback', ...trusted].flatMap((one) => named[one] ?? [one])) {
    const [address = '', bits] = network.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    networks.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return (peer) => {
    const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(peer)?.[1] ?? peer.replace(/%.*/, '')
    return plain !== '' && networks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
  }
}
