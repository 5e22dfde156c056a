import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'

inApp('rooms and devices have a type, which serves to find those alike, and room for some', async (context) => {
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const made = await member.post('/api/resources/bulk/', [
    { name: 'Cabine 1', type: 'cabine' },
    { name: 'Cabine 2', type: 'cabine', capacity: 4, position: 1 },
    { name: 'Laser', type: 'appareil', is_active: false },
  ])
  expect(made.json()).toMatchObject([{ capacity: 1, is_active: true }, { capacity: 4 }, { is_active: false }])
  const names = async (query: string) =>
    (await member.get(`/api/resources/?${query}`)).json().results.map(({ name }: { name: string }) => name)
  expect(await names('type=cabine')).toEqual(['Cabine 1', 'Cabine 2'])
  expect(await names('type__in=appareil,rien')).toEqual(['Laser'])
  expect(await names('capacity__gt=1')).toEqual(['Cabine 2'])
  expect(await names('is_active=false')).toEqual(['Laser'])
  for (const capacity of [0, 1001, 1.5]) {
    const { errors } = (await member.post('/api/resources/', { name: 'x', type: 'y', capacity })).json()
    expect([capacity, errors[0].field]).toEqual([capacity, 'capacity'])
  }
})

inApp('a room or device is closed for a stretch of wall time, and its services with it', async (context) => {
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const room = (await member.post('/api/resources/', { name: 'Cabine 1', type: 'cabine' })).json()
  const { db } = await context.open('demo')
  const service = await newService(db, { durationMinutes: 60, intervalMinutes: null })
  await newStaffMember(db, { hours: ['09:00', '12:00'] })
  await member.post('/api/needs/', { service_id: service.id, type: 'cabine' })
  const date = soon.toString().slice(0, 10)
  const starts = async () => {
    const { results } = (await context.demo.get(`/api/availability/slots/?service=${service.id}&from=${date}`)).json()
    return results.map(({ wall_time }: { wall_time: string }) => wall_time.slice(11))
  }
  expect(await starts()).toEqual(['09:00', '10:00', '11:00'])

  const closure = { resource_id: room.id, starts_at: `${date}T10:00`, ends_at: `${date}T11:00`, reason: 'Peinture' }
  const made = await member.post('/api/resource_closures/', closure)
  expect([made.statusCode, made.json()]).toEqual([201, expect.objectContaining(closure)])
  expect(await starts()).toEqual(['09:00', '11:00'])
  const path = made.headers.location as string
  expect((await member.request('PATCH', path, { ends_at: `${date}T12:00` })).json().ends_at).toBe(`${date}T12:00`)
  expect(await starts()).toEqual(['09:00'])
  expect((await member.get(`/api/resource_closures/?resource_id=${room.id}`)).json().count).toBe(1)

  const refused = async (change: object) => {
    const { status, code, errors } = (await member.post('/api/resource_closures/', { ...closure, ...change })).json()
    return [status, code, errors[0].field]
  }
  expect(await refused({ ends_at: closure.starts_at })).toEqual([400, 'core.invalid', 'ends_at'])
  expect(await refused({ ends_at: '2030-02-30T00:00' })).toEqual([400, 'core.invalid', 'ends_at'])
  expect(await refused({ resource_id: service.id })).toEqual([400, 'core.unknown_reference', 'resource_id'])
  expect((await context.demo.get('/api/resource_closures/')).statusCode).toBe(401)
  const other = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await other.get('/api/resource_closures/')).json().count).toBe(0)
  const elsewhere = (await other.post('/api/resource_closures/', closure)).json()
  expect(elsewhere).toMatchObject({ code: 'core.unknown_reference' })

  expect((await member.request('DELETE', path)).statusCode).toBe(204)
  expect((await member.get(path)).json()).toMatchObject({ status: 404, code: 'resources.closure_not_found' })
  expect(await starts()).toEqual(['09:00', '10:00', '11:00'])
  // It goes with what it is of.
  await member.post('/api/resource_closures/', closure)
  expect((await member.request('DELETE', `/api/resources/${room.id}/`)).statusCode).toBe(204)
  expect((await member.get('/api/resource_closures/')).json().count).toBe(0)
})
