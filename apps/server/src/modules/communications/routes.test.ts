import { expect } from 'vitest'
import { inApp, signIn, soon } from '../../../test/fixtures.ts'
import { notifications } from './tables.ts'

inApp('there is one template of a kind for each channel and language', async (context) => {
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const template = { kind: 'reminder', channel: 'sms', language: 'fr', body: 'À demain !' }
  const made = await member.post('/api/templates/', template)
  expect(made.json()).toMatchObject({ ...template, subject: '', is_active: true })
  const again = await member.post('/api/templates/', template)
  expect(again.json()).toMatchObject({ status: 409, code: 'core.duplicate' })
  const arabic = await member.post('/api/templates/', { ...template, language: 'ar', body: 'إلى الغد' })
  expect(arabic.statusCode).toBe(201)
  const taken = await member.request('PATCH', arabic.headers.location as string, { language: 'fr' })
  expect(taken.json()).toMatchObject({ status: 409, code: 'core.duplicate' })
  const empty = await member.post('/api/templates/', { ...template, channel: 'email', body: '  ' })
  expect(empty.json()).toMatchObject({ status: 400, errors: [{ field: 'body' }] })
  expect((await member.get('/api/templates/?language=ar')).json().results).toMatchObject([{ body: 'إلى الغد' }])
})

inApp('messages are read here and made elsewhere', async (context) => {
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const { db } = await context.open('demo')
  const message = { kind: 'reminder', channel: 'sms', language: 'fr', body: 'x', scheduledFor: soon } as const
  await db.insert(notifications).values([
    { ...message, recipient: '+212600000001' },
    { ...message, recipient: '+212600000002', status: 'sent', sentAt: soon },
  ])
  const { results } = (await member.get('/api/notifications/?status=queued')).json()
  expect(results).toMatchObject([{ recipient: '+212600000001', sent_at: null, scheduled_for: soon.toString() }])
  const path = `/api/notifications/${results[0].id}/`
  expect((await member.get(path)).json()).toEqual(results[0])
  expect((await member.get('/api/notifications/?search=0002')).json().results).toMatchObject([{ status: 'sent' }])
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await member.request(method, path, {})).statusCode).toBe(404)
  expect((await member.post('/api/notifications/', {})).statusCode).toBe(404)
})
