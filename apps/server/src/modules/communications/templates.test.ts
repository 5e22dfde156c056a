import { desc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { messageRules } from './tables.ts'

const app = appOfFile()
let owner: Client
beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
})

const template = { kind: 'reminder', channel: 'email', language: 'fr', subject: 'À {{time}}', body: 'Le {{date}}.' }

test('the version of a template rises with each change of its words, and what they were stays in the trail', async () => {
  const made = await owner.post('/api/templates/', template)
  expect([made.statusCode, made.json()]).toMatchObject([201, { version: 1 }])
  const path = made.headers.location as string
  const patched = await owner.request('PATCH', path, { body: 'Le {{start_time}}.', version: 99 })
  expect(patched.json()).toMatchObject({ body: 'Le {{start_time}}.', version: 2 })
  expect((await owner.request('PATCH', path, { is_active: false })).json()).toMatchObject({ version: 2 })
  expect((await owner.request('PATCH', path, { body: 'Le {{start_time}}.' })).json()).toMatchObject({ version: 2 })
  expect((await owner.request('PUT', path, { ...template, body: 'x' })).json()).toMatchObject({ version: 3 })
  const { db } = await app().open('demo')
  const told = await db
    .select({ before: auditEvents.before, after: auditEvents.after })
    .from(auditEvents)
    .where(eq(auditEvents.objectId, made.json().id))
    .orderBy(desc(auditEvents.id))
  expect(told[0]).toMatchObject({ before: { body: 'Le {{start_time}}.' }, after: { body: 'x' } })
})

test('two who change a template at once leave two versions behind', async () => {
  const made = await owner.post('/api/templates/', { ...template, language: 'en' })
  const path = made.headers.location as string
  const changes = ['a', 'b', 'c', 'd'].map((body) => owner.request('PATCH', path, { body }))
  const versions = (await Promise.all(changes)).map((reply) => reply.json().version)
  expect(versions.sort()).toEqual([2, 3, 4, 5])
})

test('words that cannot be used are refused, also when a part of them changes', async () => {
  const wrong = await owner.post('/api/templates/', { ...template, language: 'ar', body: '{{until}} {{x}} {{' })
  expect(wrong.json()).toMatchObject({
    status: 400,
    code: 'communications.invalid_template',
    errors: [
      { field: 'body', message: expect.stringMatching(/^knows no \{\{until\}\}; there are \{\{customer\}\}/) },
      { field: 'body', message: expect.stringContaining('{{x}}') },
      { field: 'body', message: expect.stringContaining('braces') },
    ],
  })
  const made = await owner.post('/api/templates/', { ...template, language: 'ar' })
  const path = made.headers.location as string
  // What a reminder may name, an offer may; but nobody could take it without a link.
  const other = await owner.request('PATCH', path, { kind: 'waitlist_offer' })
  expect(other.json()).toMatchObject({
    status: 400,
    errors: [{ field: 'body', message: expect.stringMatching(/^must have \{\{link\}\}/) }],
  })
  const bulk = await owner.post('/api/templates/bulk/', [{ ...template, kind: 'no_show', body: '{{x}}' }])
  expect(bulk.json()).toMatchObject({ status: 400, code: 'communications.invalid_template' })
})

test('how a message would look: in the colours of the business, with an example in it, and nothing is stored', async () => {
  const preview = async (body: object, client = owner) => (await client.post('/api/templates/preview/', body)).json()
  const which = { kind: 'reminder', channel: 'email', language: 'fr' }
  const usual = await preview(which)
  expect(usual).toMatchObject({ subject: expect.stringContaining('lundi 7 janvier 2030 à 14:30'), sms: null })
  expect(usual.html).toMatch(/<html lang="fr" dir="ltr">[\s\S]*background-color: #0f766e/)
  expect(usual.text).toContain('Coupe et brushing')
  const own = await preview({ ...which, subject: '{{business}}', body: 'Bonjour {{customer}} !' })
  expect(own.subject).toBe('Demo Company')
  expect(own.text).toMatch(/^Bonjour Amina Berrada !\n\nDemo Company\nhttp:\/\/demo\.localhost:8000/)
  expect(own.html).not.toContain('Coupe')
  const sms = await preview({ kind: 'reminder', channel: 'sms', language: 'ar' })
  expect(sms).toMatchObject({ subject: '', html: '', sms: { parts: 2, left: expect.any(Number) } })
  expect(await preview({ ...which, body: '{{nothing}}' })).toMatchObject({
    status: 400,
    errors: [{ field: 'body', message: expect.stringContaining('{{nothing}}') }],
  })
  const reception = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  expect(await preview(which, reception)).toMatchObject({ subject: usual.subject })
  const staff = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
  expect(await preview(which, staff)).toMatchObject({ status: 403 })
})

test('a preview, too, says no word of services where messages do not', async () => {
  const { db } = await app().open('acme')
  await db.insert(messageRules).values({ version: 1, hideServices: true })
  const other = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  const reply = await other.post('/api/templates/preview/', {
    kind: 'booking_confirmed',
    channel: 'email',
    language: 'fr',
  })
  expect(reply.statusCode).toBe(200)
  expect(reply.body).not.toContain('Coupe')
})

test('what comes with the platform can be read, with what may be named in its place', async () => {
  const { templates, placeholders } = (await owner.get('/api/templates/defaults/')).json()
  expect(templates).toHaveLength(117)
  const one = templates.find(
    (each: typeof template) => each.kind === 'receipt' && each.channel === 'sms' && each.language === 'en',
  )
  expect(one).toMatchObject({ subject: '', body: expect.stringContaining('Receipt no. {{receipt}}') })
  expect(one.placeholders).toContain('receipt')
  expect(one.placeholders).not.toContain('until')
  for (const name of one.placeholders) expect(placeholders[name]).toEqual(expect.any(String))
  // It can be stored as it is.
  const { placeholders: _, ...words } = one
  expect((await owner.post('/api/templates/', words)).statusCode).toBe(201)
})
