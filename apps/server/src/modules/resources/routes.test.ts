import { expect } from 'vitest'
import { inApp, signIn } from '../../../test/fixtures.ts'

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
