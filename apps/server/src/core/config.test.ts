import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, configVariables, readConfig } from './config.ts'

const DATABASE_URL = 'postgres://owner:password@127.0.0.1:5432/bookme'

test('one address is enough: the rest follows or has a default', () => {
  const config = readConfig({ DATABASE_URL, PORT: '' })
  expect(config).toMatchObject({
    ownerUrl: DATABASE_URL,
    host: '127.0.0.1',
    port: 8000,
    baseDomain: 'localhost',
    trustedProxies: [],
    isProduction: false,
  })
  expect(new URL(config.appUrl).username).toBe('bookme_app')
  // Sessions survive a restart of a process with the same database.
  expect(config.secret).toBe(readConfig({ DATABASE_URL }).secret)
})

test('a web process may be given the application’s login alone', () => {
  const config = readConfig({ DATABASE_APP_URL: 'postgres://bookme_app@db/bookme' })
  expect(config).toMatchObject({ ownerUrl: undefined, appUrl: 'postgres://bookme_app@db/bookme' })
})

test('what cannot be used is named, each variable, and never its value', () => {
  const read = () =>
    readConfig({ DATABASE_URL: 'mysql://root:hunter2@db', PORT: '80000', BASE_DOMAIN: 'a/b', LOG_LEVEL: 'loud' })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(/DATABASE_URL: .*\n.*PORT: .*\n.*BASE_DOMAIN: .*\n.*LOG_LEVEL: /)
  expect(read).not.toThrow(/hunter2/)
  expect(() => readConfig({})).toThrow(/DATABASE_URL: is needed/)
  expect(() => readConfig({ DATABASE_URL, NODE_ENV: 'production' })).toThrow(/SESSION_SECRET: is needed/)
  expect(() => readConfig({ DATABASE_URL, SESSION_SECRET: 'short' })).toThrow(/SESSION_SECRET: /)
  for (const REDIS_URL of ['localhost:6379', 'http://:hunter2@redis:6379', 'redis']) {
    expect(() => readConfig({ DATABASE_URL, REDIS_URL })).toThrow(/^[^\n]*\n {2}REDIS_URL: must be like redis:[^\n]*$/)
  }
  for (const TRUSTED_PROXIES of ['nginx', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '127.0.0.1, ::/129']) {
    expect(() => readConfig({ DATABASE_URL, TRUSTED_PROXIES })).toThrow(/\n {2}TRUSTED_PROXIES: must be /)
  }
})

test('proxies are a list', () => {
  const { trustedProxies } = readConfig({ DATABASE_URL, TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8 fd00::/8,uniquelocal' })
  expect(trustedProxies).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'uniquelocal'])
})

test('Redis is optional, with or without TLS, a password and a database', () => {
  expect(readConfig({ DATABASE_URL }).redisUrl).toBeUndefined()
  for (const REDIS_URL of ['redis://127.0.0.1:6379', 'rediss://:password@redis.example/2']) {
    expect(readConfig({ DATABASE_URL, REDIS_URL }).redisUrl).toBe(REDIS_URL)
  }
})

test('SMS and WhatsApp are each there as a whole or not at all', () => {
  const sms = { SMS_ACCOUNT: 'AC1', SMS_TOKEN: 'hunter2', SMS_FROM: '+212612345678' }
  const whatsApp = {
    ...{ WHATSAPP_TOKEN: 'hunter3', WHATSAPP_PHONE_ID: '123', WHATSAPP_SECRET: 'hunter4' },
    WHATSAPP_VERIFY_TOKEN: 'sixteen-characters',
  }
  expect(readConfig({ DATABASE_URL })).toMatchObject({ sms: undefined, whatsApp: undefined })
  const config = readConfig({ DATABASE_URL, ...sms, ...whatsApp, SMS_API: 'http://127.0.0.1:9/' })
  expect(config.sms).toEqual({ api: 'http://127.0.0.1:9', account: 'AC1', token: 'hunter2', from: '+212612345678' })
  expect(readConfig({ DATABASE_URL, ...sms, SMS_COUNTRIES: '212, 33' }).sms?.countries).toEqual(['212', '33'])
  expect(config.whatsApp).toMatchObject({ api: 'https://graph.facebook.com/v23.0', phoneId: '123' })
  for (const [name, more] of [
    ['SMS_FROM', { ...sms, SMS_FROM: '' }],
    ['SMS_FROM', { ...sms, SMS_FROM: 'a name that is too long' }],
    ['SMS_TOKEN', { ...sms, SMS_TOKEN: 'two words' }],
    ['SMS_COUNTRIES', { ...sms, SMS_COUNTRIES: '212,+33' }],
    ['SMS_API', { ...sms, SMS_API: 'https://hunter2@example.com' }],
    ['SMS_API', { ...sms, SMS_API: 'http://example.com', NODE_ENV: 'production', SESSION_SECRET: 's'.repeat(32) }],
    ['WHATSAPP_SECRET', { ...whatsApp, WHATSAPP_SECRET: undefined }],
    ['WHATSAPP_VERIFY_TOKEN', { ...whatsApp, WHATSAPP_VERIFY_TOKEN: 'hunter5' }],
  ] as const) {
    expect(() => readConfig({ DATABASE_URL, ...more })).toThrow(new RegExp(`^[^\\n]*\\n {2}${name}: [^\\n]*$`))
    expect(() => readConfig({ DATABASE_URL, ...more })).not.toThrow(/hunter|two words|too long/)
  }
})

test('notes on health are sealed under the newest of several keys, and without any under the secret', () => {
  const SESSION_SECRET = 's'.repeat(32)
  const session = { id: 'session', secret: SESSION_SECRET }
  const [one, two] = ['a'.repeat(32), `b:${'c'.repeat(32)}`]
  expect(readConfig({ DATABASE_URL, SESSION_SECRET }).healthKeys).toEqual([session])
  const { healthKeys } = readConfig({ DATABASE_URL, SESSION_SECRET, HEALTH_KEYS: `2027:${two}, 2026:${one}` })
  expect(healthKeys).toEqual([{ id: '2027', secret: two }, { id: '2026', secret: one }, session])
  for (const HEALTH_KEYS of ['2026', '2026:short', `session:${one}`, `2026:${one} 2026:${one}x`, `A:${one}`]) {
    expect(() => readConfig({ DATABASE_URL, HEALTH_KEYS })).toThrow(/\n {2}HEALTH_KEYS: must (be|have) /)
  }
})

test('.env.example names every variable that is read', () => {
  const example = readFileSync(join(import.meta.dirname, '../../../../.env.example'), 'utf8')
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(named).toEqual(expect.arrayContaining([...configVariables]))
})
