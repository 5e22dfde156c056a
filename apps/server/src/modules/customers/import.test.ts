import { beforeAll, expect, test, vi } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { columnsByTable } from '../../../test/tables.ts'
import { staff } from '../staff/tables.ts'
import { kept, moving, settled } from './merge.ts'
import { customers } from './tables.ts'

vi.setConfig({ testTimeout: 60_000 })
const app = appOfFile()
const host = 'demo.localhost:8000'
let owner: Client
beforeAll(async () => {
  owner = await signIn(app(), host, { memberOf: 'demo' })
})

const csv = [
  'Nom;E-mail;Téléphone;Langue;Date de naissance;Remarques;Points',
  'Nora Lahlou;nora@example.com;06 61 10 20 30;français;7/1/1990;"fidèle; depuis 2019";12',
  'مريم بنسعيد;;٠٦٦٣١٢٢٢٣٢;العربية;;;',
  'Nora encore;NORA@example.com;;;;;',
  'Même numéro;autre@example.com;+212 661-10-20-30;;;;',
  ';sans-nom@example.com;;;;;',
  'Mal;pas une adresse;12;klingon;31/02/1990;;',
  '=HYPERLINK("http://x");formule@example.com;;;;;',
].join('\r\n')

test('a table is judged line by line before anything is written, and then written', async () => {
  await owner.post('/api/customers/', { name: 'Known', email: 'autre@example.com' })
  const before = (await owner.get('/api/customers/')).json().count
  const judged = (await owner.post('/api/customers/import/', { dry_run: true, csv })).json()
  expect(judged).toMatchObject({ created: 3, duplicates: 2, invalid: 2, unknown_columns: ['Points'] })
  expect(judged.rows).toMatchObject([
    { line: 1, action: 'create' },
    { line: 2, action: 'create' },
    { line: 3, action: 'duplicate', same_as_line: 1, customer_id: null },
    { line: 4, action: 'duplicate', customer_id: expect.any(String) },
    { line: 5, action: 'invalid', errors: [{ column: 'name' }] },
    { line: 6, action: 'invalid' },
    { line: 7, action: 'create' },
  ])
  expect(judged.rows[5].errors.map(({ column }: { column: string }) => column).sort()).toEqual([
    'born_on',
    'email',
    'language',
    'phone',
  ])
  expect((await owner.get('/api/customers/')).json().count).toBe(before)

  expect((await owner.post('/api/customers/import/', { dry_run: false, csv })).json()).toMatchObject({ created: 3 })
  expect((await owner.get('/api/customers/?email=nora@example.com')).json().results).toMatchObject([
    { name: 'Nora Lahlou', language: 'fr', born_on: '1990-01-07', notes: 'fidèle; depuis 2019' },
  ])
  // Again: all are there.
  const again = (await owner.post('/api/customers/import/', { dry_run: false, csv })).json()
  expect(again).toMatchObject({ created: 0, duplicates: 5, invalid: 2 })

  const file = await owner.get('/api/customers/export/')
  expect(file.headers['content-type']).toContain('text/csv')
  expect(file.body).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(file.body).toContain('Nora Lahlou')
  // What was taken along can be brought back: everybody is known.
  const back = (await owner.post('/api/customers/import/', { dry_run: true, csv: file.body })).json()
  expect(back.created).toBe(0)
  const { results } = (await owner.get('/api/audit/?action=customers.')).json()
  expect(results.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['customers.import', 'customers.export']),
  )
})

test('what is no table, or too long, is refused; rows may come as JSON', async () => {
  for (const [body, code] of [
    [{ dry_run: true, csv: 'x,y\n1,2' }, 'customers.unreadable_table'],
    [{ dry_run: true, csv: `name\n${'x\n'.repeat(5001)}` }, 'customers.too_many_rows'],
    [{ dry_run: true }, 'core.invalid'],
    [{ dry_run: true, csv: 'name', rows: [] }, 'core.invalid'],
  ] as const) {
    const reply = await owner.post('/api/customers/import/', body)
    expect([reply.statusCode, reply.json().code]).toEqual([400, code])
  }
  const many = Array.from({ length: 5000 }, (_, at) => ({
    name: `Client ${at}`,
    phone: `06${String(at).padStart(8, '0')}`,
  }))
  const reply = (await owner.post('/api/customers/import/', { dry_run: false, rows: many })).json()
  expect(reply).toMatchObject({ created: 5000, invalid: 0 })
  const { db } = await app().open('acme')
  expect(await db.$count(customers)).toBe(0)
})

test('two customers become one with all that they have, and the ledger stays as it was written', async () => {
  const { demo, open } = app()
  const { db } = await open('demo')
  const service = await newService(db)
  const person = await newStaffMember(db)
  const book = async (email: string, minutes: number) =>
    (
      await demo.post('/api/bookings/', {
        ...{ service_id: service.id, staff_id: person.id, customer_email: email },
        start_time: soon.add({ minutes }).toString(),
      })
    ).json()
  const idOf = async (email: string) => (await owner.get(`/api/customers/?email=${email}`)).json().results[0].id
  await book('one@example.com', 0)
  const theirs = await book('two@example.com', 60)
  const [id, otherId] = [await idOf('one@example.com'), await idOf('two@example.com')]
  await owner.post(`/api/bookings/${theirs.id}/payments/`, { payments: [{ method: 'cash', amount: '150.00' }] })
  await owner.request('PUT', `/api/customers/${id}/health_note/`, { text: 'Allergie' })
  await owner.request('PUT', `/api/customers/${otherId}/health_note/`, { text: 'Asthme' })
  const refused = await owner.request('PUT', `/api/customers/${otherId}/preferences/`, { email: true, whatsapp: true, sms: false })
  expect([refused.statusCode, refused.body]).toEqual([200, expect.any(String)])
  await owner.request('PATCH', `/api/customers/${otherId}/`, {
    name: 'Deux',
    phone: '0612345678',
    notes: 'aime le thé',
  })

  for (const [one, other, status] of [
    [id, id, 409],
    [id, person.id, 404],
    [person.id, id, 404],
  ] as const) {
    expect((await owner.post(`/api/customers/${one}/merge/`, { other_id: other })).statusCode).toBe(status)
  }
  const merged = await owner.post(`/api/customers/${id}/merge/`, { other_id: otherId })
  expect([merged.statusCode, merged.json()]).toMatchObject([
    200,
    { id, name: 'Deux', email: 'one@example.com', phone: '0612345678', notes: 'aime le thé' },
  ])
  expect((await owner.get(`/api/bookings/?customer_id=${id}`)).json().count).toBe(2)
  expect((await owner.get(`/api/customers/${id}/health_note/`)).json().text).toBe('Allergie\n\nAsthme')
  expect((await owner.get(`/api/customers/${id}/preferences/`)).json()).toMatchObject({ email: true, whatsapp: true, sms: false })
  expect((await owner.get(`/api/transactions/?booking_id=${theirs.id}`)).json().results).toMatchObject([
    { customer_id: otherId, amount: '150.00' },
  ])
  const figures = (await owner.get(`/api/customers/${id}/figures/`)).json()
  expect(figures).toMatchObject({ visits: 0, upcoming: 2, next_visit: soon.toString(), spent: { MAD: '150.00' } })
  // The other is in no list, keeps a name for the ledger, and cannot be merged again.
  expect((await owner.get('/api/customers/?search=deux')).json().results.map((one: { id: string }) => one.id)).toEqual([
    id,
  ])
  expect((await owner.get(`/api/customers/${otherId}/`)).json()).toMatchObject({ name: 'Deux', email: '', phone: '' })
  expect((await owner.post(`/api/customers/${id}/merge/`, { other_id: otherId })).json().code).toBe(
    'customers.merge_refused',
  )
  const all = await db.select().from(customers)
  const metadata = all.find((one) => one.id === id)?.metadata
  expect(metadata).toMatchObject({ merged: [{ id: otherId, email: 'two@example.com' }] })
  expect((await owner.get(`/api/audit/?object_id=${id}&action=customers.merge`)).json().results).toHaveLength(1)

  // Without anything in the ledger the other is gone.
  const [three, four] = await Promise.all(
    ['Trois', 'Quatre'].map(async (name) => (await owner.post('/api/customers/', { name })).json().id),
  )
  expect((await owner.post(`/api/customers/${three}/merge/`, { other_id: four })).statusCode).toBe(200)
  expect((await owner.get(`/api/customers/${four}/`)).statusCode).toBe(404)
})

test('each table with a customer is known to merging', () => {
  const named = [...columnsByTable].filter(([, columns]) => columns.includes('customer_id')).map(([name]) => name)
  expect(named.sort()).toEqual([...moving, ...settled, ...kept].sort())
})

test('staff take along and see figures of whom they serve; another business’s customers are not there', async () => {
  const { open } = app()
  const { db } = await open('demo')
  const colleague = await signIn(app(), host, { memberOf: 'demo', role: 'staff' })
  const { user } = (await colleague.get('/api/auth/get-session')).json()
  await db.insert(staff).values({ name: 'Lina', userId: user.id })
  const file = await colleague.get('/api/customers/export/')
  expect([file.statusCode, file.body.trim().split('\n').length]).toEqual([200, 1])
  const { id } = (await owner.post('/api/customers/', { name: 'Not hers' })).json()
  expect((await colleague.get(`/api/customers/${id}/figures/`)).statusCode).toBe(404)
  expect((await colleague.post('/api/customers/import/', { dry_run: true, rows: [] })).statusCode).toBe(403)
  const other = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  const { id: theirs } = (await other.post('/api/customers/', { name: 'At Acme' })).json()
  expect((await other.get(`/api/customers/${id}/figures/`)).statusCode).toBe(404)
  expect((await other.post(`/api/customers/${theirs}/merge/`, { other_id: id })).statusCode).toBe(404)
  expect((await other.get('/api/customers/export/')).body).not.toContain('Not hers')
})
