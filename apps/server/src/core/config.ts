import { createHmac, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { canonicalDomain, deriveApplicationUrl } from '@bookme/tenancy'
import { z } from 'zod'

/** A provider of text messages that speaks Twilio's protocol. */
export interface SmsConfig {
  /** Its address, without a path. */
  api: string
  account: string
  /** Opens the account, and signs what comes back. */
  token: string
  /** A number, a name of up to eleven characters, or a messaging service (`MG…`). */
  from: string
  /** Calling codes of the countries that are written to; by default all are. */
  countries?: readonly string[]
}

/** A number of WhatsApp's at Meta's Cloud API. */
export interface WhatsAppConfig {
  /** With the version: `https://graph.facebook.com/v23.0`. */
  api: string
  token: string
  /** Of the number that messages come from; not the number itself. */
  phoneId: string
  /** Of the app: signs what comes back. */
  secret: string
  /** What Meta says when it asks whether the address is ours. */
  verifyToken: string
}

interface HealthKey {
  id: string
  secret: string
}

/** What the environment says, read once at the start. */
export interface Config {
  /** The owner's login: migrations and building schemas. Absent in a web process that is to have no such rights. */
  ownerUrl: string | undefined
  /** The application's login, without rights of its own. */
  appUrl: string
  /** The application's login past a pooler, for LISTEN. */
  directUrl: string | undefined
  /** Where several web processes count requests together; without it each counts for itself. */
  redisUrl: string | undefined
  /** Signs session cookies: the same in every process. */
  secret: string
  /**
   * What notes on people's health and secrets of webhooks are sealed under, each with its id: the first seals, all of them
   * open. The last one is `secret`, for what is from before there were others.
   */
  healthKeys: readonly [HealthKey, ...HealthKey[]]
  /** Cookies are for TLS only, and nothing is made up that should have been configured. */
  isProduction: boolean
  host: string
  port: number
  /** The platform's own host; tenants are below it: `demo.<baseDomain>`. */
  baseDomain: string
  /** Addresses and networks whose `X-Forwarded-*` headers count. */
  trustedProxies: readonly string[]
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  logFormat: 'json' | 'pretty'
  bodyLimitBytes: number
  /** How long a client may take to send a whole request. */
  requestTimeoutMs: number
  /** How long a stopping process waits for requests under way. */
  shutdownTimeoutMs: number
  databasePoolSize: number
  /** How long a host's business may be remembered without hearing of a change. */
  resolveCacheMs: number
  /** Per client address; 0 switches every rate limit off. */
  rateLimitPerMinute: number
  /** Requests may say what time it is, by `X-Test-Now`: for tests of what happens later. */
  testClock: boolean
  /** Where mail is handed over; without it messages wait, and development shows them at `/dev/mail`. */
  smtpUrl: string | undefined
  /** The address that mail comes from. */
  mailFrom: string
  /** Where text messages are handed over; without it there are none, and development shows codes at `/dev/mail`. */
  sms: SmsConfig | undefined
  whatsApp: WhatsAppConfig | undefined
  /** Servers that are asked for the proofs of domains; none: those of the system. */
  dnsServers: readonly string[]
  /** Opens `/internal/` to whoever is neither on this machine nor a proxy of ours. */
  internalToken: string | undefined
  /** For tests: proofs of domains by file are fetched from this port of this machine. */
  testProofPort: number | undefined
  /** For tests: webhooks may go to this machine, over HTTP too. */
  testWebhookLoopback: boolean
  /** The platform's own keys with Stripe, by which it acts for businesses' accounts; without them nobody pays by it. */
  stripe: { secretKey: string; webhookSecrets: readonly string[]; apiUrl: string | undefined } | undefined
  /** Where the page of CMI and its XML interface are, and those of its trial system. */
  cmi: { url: string; testUrl: string }
  /** From this delay of the event loop on, requests are turned away with 503; 0 switches it off. */
  maxEventLoopDelayMs: number
}

/** The environment cannot be used as it is. The message names each variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const PostgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be like postgres://user@host/db')
const RedisUrl = z
  .string()
  .refine((text) => /^rediss?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be like redis://host:6379')
/** Without a slash at its end. */
const HttpUrl = z
  .string()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be like https://host/path')
  .transform((text) => text.replace(/\/+$/, ''))
const SmtpUrl = z
  .string()
  .refine(
    (text) => /^smtps?:$/.test(URL.parse(text)?.protocol ?? ''),
    'must be like smtps://user:password@mail.example',
  )
/** No path, and no password that would end up in the log of somebody in between. */
const ApiUrl = z
  .string()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be like https://api.example.com')
  .refine((text) => !/[?#@]/.test(text), 'must not have a password, a query or a fragment')
  .transform((text) => text.replace(/\/+$/, ''))
/** Goes into a header, or is a key. */
const word = z.string().regex(/^[\x21-\x7e]+$/, 'must be one word of ASCII characters')
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
/** Parted by commas or spaces. */
const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))

const smsNames = ['SMS_ACCOUNT', 'SMS_TOKEN', 'SMS_FROM'] as const
const whatsAppNames = ['WHATSAPP_TOKEN', 'WHATSAPP_PHONE_ID', 'WHATSAPP_SECRET', 'WHATSAPP_VERIFY_TOKEN'] as const

const Environment = z
  .object({
    DATABASE_URL: PostgresUrl.optional(),
    DATABASE_APP_URL: PostgresUrl.optional(),
    DATABASE_DIRECT_URL: PostgresUrl.optional(),
    DATABASE_POOL_SIZE: count(1, 64).default(8),
    RESOLVE_CACHE_SECONDS: count(1, 3600).default(30),
    REDIS_URL: RedisUrl.optional(),
    SESSION_SECRET: z.string().min(32).optional(),
    HEALTH_KEYS: z
      .string()
      .default('')
      .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
      .refine(
        (parts) => parts.every((part) => /^[a-z0-9]{1,20}:\S{32,}$/.test(part) && !part.startsWith('session:')),
        'must be keys like 2026:<at least 32 random characters>, the newest first',
      )
      .transform((parts) => parts.map((part) => ({ id: part.replace(/:.*/, ''), secret: part.replace(/^[^:]*:/, '') })))
      .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'must have each id once'),
    NODE_ENV: z.string().default('development'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: count(0, 65_535).default(8000),
    BASE_DOMAIN: z
      .string()
      .default('localhost')
      .transform((domain, context) => {
        try {
          return canonicalDomain(domain)
        } catch (error) {
          context.addIssue({ code: 'custom', message: (error as Error).message })
          return z.NEVER
        }
      }),
    TRUSTED_PROXIES: list.refine(
      (parts) => parts.every(isNetwork),
      'must be addresses, networks like 10.0.0.0/8, or uniquelocal',
    ),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    LOG_FORMAT: z.enum(['json', 'pretty']).default('json'),
    BODY_LIMIT: count(1024, 64 * 1024 * 1024).default(256 * 1024),
    REQUEST_TIMEOUT_SECONDS: count(1, 600).default(30),
    SHUTDOWN_TIMEOUT_SECONDS: count(1, 600).default(25),
    RATE_LIMIT_PER_MINUTE: count(0, 1_000_000).default(600),
    MAX_EVENT_LOOP_DELAY_MS: count(0, 60_000).default(1000),
    TEST_CLOCK: z.enum(['0', '1']).default('0'),
    SMTP_URL: SmtpUrl.optional(),
    MAIL_FROM: z.email().optional(),
    SMS_API: ApiUrl.default('https://api.twilio.com'),
    SMS_ACCOUNT: word.regex(/^\w+$/, 'must be letters and digits').optional(),
    SMS_TOKEN: word.optional(),
    SMS_FROM: z
      .string()
      .regex(/^(\+[1-9]\d{7,14}|MG\w{32}|(?=.*[A-Za-z])[\w &+-]{1,11}|\d{3,8})$/, {
        error: 'must be a number like +212612345678, a name of up to eleven characters, or a messaging service MG…',
      })
      .optional(),
    SMS_COUNTRIES: list.refine((all) => all.every((code) => /^[1-9]\d{0,3}$/.test(code)), {
      error: 'must be calling codes like 212,33',
    }),
    WHATSAPP_API: ApiUrl.default('https://graph.facebook.com/v23.0'),
    WHATSAPP_TOKEN: word.optional(),
    WHATSAPP_PHONE_ID: word.regex(/^\d+$/, 'must be digits: the id of the number, not the number').optional(),
    WHATSAPP_SECRET: word.optional(),
    WHATSAPP_VERIFY_TOKEN: word.min(16, 'must have at least 16 characters').optional(),
    DNS_SERVERS: list.refine((parts) => parts.every(isNameServer), 'must be addresses, with a port or without'),
    INTERNAL_TOKEN: z.string().min(32).optional(),
    TEST_PROOF_PORT: count(1, 65_535).optional(),
    TEST_WEBHOOK_LOOPBACK: z.enum(['0', '1']).default('0'),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_\w+$/, 'must be a secret or restricted key of Stripe')
      .optional(),
    STRIPE_WEBHOOK_SECRET: list.refine(
      (parts) => parts.every((part) => part.length >= 16),
      'must be the signing secrets of the endpoint, the newest first',
    ),
    STRIPE_API_URL: HttpUrl.optional(),
    CMI_URL: HttpUrl.default('https://payment.cmi.co.ma/fim'),
    CMI_TEST_URL: HttpUrl.default('https://testpayment.cmi.co.ma/fim'),
  })
  .refine((env) => env.STRIPE_SECRET_KEY === undefined || env.STRIPE_WEBHOOK_SECRET.length > 0, {
    path: ['STRIPE_WEBHOOK_SECRET'],
    message: 'is needed with STRIPE_SECRET_KEY: without it nothing that Stripe says can be believed',
  })
  .refine(
    (env) =>
      env.NODE_ENV !== 'production' ||
      [env.STRIPE_API_URL ?? 'https:', env.CMI_URL, env.CMI_TEST_URL].every((url) => url.startsWith('https:')),
    { path: ['CMI_URL'], message: 'and STRIPE_API_URL must be https in production: secrets go there' },
  )
  .refine(({ DATABASE_URL, DATABASE_APP_URL }) => (DATABASE_URL ?? DATABASE_APP_URL) !== undefined, {
    path: ['DATABASE_URL'],
    message: 'is needed: the owner’s login to PostgreSQL, like postgres://user:password@127.0.0.1:5432/bookme',
  })
  .refine(({ SESSION_SECRET, NODE_ENV }) => SESSION_SECRET !== undefined || NODE_ENV !== 'production', {
    path: ['SESSION_SECRET'],
    message: 'is needed in production: at least 32 random characters, the same for every process',
  })
  .refine(({ TEST_CLOCK, NODE_ENV }) => TEST_CLOCK === '0' || NODE_ENV !== 'production', {
    path: ['TEST_CLOCK'],
    message: 'is for tests alone: in production nobody else may say what time it is',
  })
  .refine(({ TEST_PROOF_PORT, NODE_ENV }) => TEST_PROOF_PORT === undefined || NODE_ENV !== 'production', {
    path: ['TEST_PROOF_PORT'],
    message: 'is for tests alone: in production the proof of a domain comes from a public address',
  })
  .refine(({ TEST_WEBHOOK_LOOPBACK, NODE_ENV }) => TEST_WEBHOOK_LOOPBACK === '0' || NODE_ENV !== 'production', {
    path: ['TEST_WEBHOOK_LOOPBACK'],
    message: 'is for tests alone: in production webhooks go to public addresses',
  })

  .superRefine((given, context) => {
    for (const names of [smsNames, whatsAppNames]) {
      if (names.every((name) => given[name] === undefined)) continue
      for (const name of names.filter((one) => given[one] === undefined)) {
        context.addIssue({ code: 'custom', path: [name], message: `is needed, too: ${names.join(', ')} go together` })
      }
    }
    for (const name of ['SMS_API', 'WHATSAPP_API'] as const) {
      if (given.NODE_ENV === 'production' && !given[name].startsWith('https:') && !isOnLoopback(given[name])) {
        context.addIssue({ code: 'custom', path: [name], message: 'must be https: a token goes there' })
      }
    }
  })

/** What Fastify takes for a proxy: an address, a network, or the name of one. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)]
  if (most === undefined || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
}

function isOnLoopback(url: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname)
}

/** `9.9.9.9`, `127.0.0.1:5353`, `[::1]:5353`. */
function isNameServer(text: string): boolean {
  const [, address = text, port = '53'] =
    /^\[?([^\]]+?)\]?(?::(\d{1,5}))?$/.exec(isIP(text) === 6 ? `[${text}]` : text) ?? []
  return isIP(address) !== 0 && Number(port) <= 65_535
}

/** The names of all variables that `readConfig` reads. */
export const configVariables: readonly string[] = Object.keys(Environment.shape)

/**
 * Reads the configuration. An empty variable counts as absent.
 *
 * @throws {ConfigError} naming each variable that is missing or cannot be used, never its value
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The configuration cannot be used.\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
  const env = parsed.data
  const secret = env.SESSION_SECRET ?? developmentSecret(env.DATABASE_URL ?? '')
  const session: HealthKey = { id: 'session', secret }
  const [newest = session, ...older] = [...env.HEALTH_KEYS, session]
  return {
    ownerUrl: env.DATABASE_URL,
    appUrl: env.DATABASE_APP_URL ?? deriveApplicationUrl(env.DATABASE_URL as string),
    directUrl: env.DATABASE_DIRECT_URL,
    redisUrl: env.REDIS_URL,
    secret,
    healthKeys: [newest, ...older],
    isProduction: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    baseDomain: env.BASE_DOMAIN,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT,
    bodyLimitBytes: env.BODY_LIMIT,
    requestTimeoutMs: env.REQUEST_TIMEOUT_SECONDS * 1000,
    shutdownTimeoutMs: env.SHUTDOWN_TIMEOUT_SECONDS * 1000,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    resolveCacheMs: env.RESOLVE_CACHE_SECONDS * 1000,
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    maxEventLoopDelayMs: env.MAX_EVENT_LOOP_DELAY_MS,
    testClock: env.TEST_CLOCK === '1',
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `no-reply@${env.BASE_DOMAIN}`,
    sms: smsOf(env),
    whatsApp: whatsAppOf(env),
    dnsServers: env.DNS_SERVERS,
    internalToken: env.INTERNAL_TOKEN,
    testProofPort: env.TEST_PROOF_PORT,
    testWebhookLoopback: env.TEST_WEBHOOK_LOOPBACK === '1',
    stripe:
      env.STRIPE_SECRET_KEY === undefined
        ? undefined
        : {
            secretKey: env.STRIPE_SECRET_KEY,
            webhookSecrets: env.STRIPE_WEBHOOK_SECRET,
            apiUrl: env.STRIPE_API_URL,
          },
    cmi: { url: env.CMI_URL, testUrl: env.CMI_TEST_URL },
  }
}

type Given = z.output<typeof Environment>

function smsOf(env: Given): SmsConfig | undefined {
  const { SMS_API: api, SMS_ACCOUNT: account, SMS_TOKEN: token, SMS_FROM: from, SMS_COUNTRIES: countries } = env
  if (account === undefined || token === undefined || from === undefined) return undefined
  return { api, account, token, from, ...(countries.length > 0 && { countries }) }
}

function whatsAppOf(env: Given): WhatsAppConfig | undefined {
  const { WHATSAPP_TOKEN: token, WHATSAPP_PHONE_ID: phoneId } = env
  const { WHATSAPP_SECRET: secret, WHATSAPP_VERIFY_TOKEN: verifyToken } = env
  if (token === undefined || phoneId === undefined) return undefined
  if (secret === undefined || verifyToken === undefined) return undefined
  return { api: env.WHATSAPP_API, token, phoneId, secret, verifyToken }
}

/** Follows from the database's password, so that sessions survive a restart; without one it is random. */
function developmentSecret(ownerUrl: string): string {
  const password = URL.parse(ownerUrl)?.password ?? ''
  return createHmac('sha256', password === '' ? randomBytes(32) : password)
    .update('session secret for development')
    .digest('base64url')
}
