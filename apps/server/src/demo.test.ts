import { expect } from 'vitest'
import { inApp } from '../test/fixtures.ts'
import { seedDemo } from './demo.ts'
import { addons, fields, services, variants } from './modules/services/tables.ts'
import { staff } from './modules/staff/tables.ts'

inApp(
  'demonstration businesses are filled once, and nothing of them is touched again',
  async ({ tenancy, demo, open }) => {
    await tenancy.delete('acme', { confirm: 'acme', forceDrop: true })
    // `demo` is there already, and empty; `acme` has to be made.
    expect(await seedDemo(tenancy)).toMatchObject([
      { slug: 'demo', domain: 'demo.localhost', created: false },
      { slug: 'acme', domain: 'acme.localhost', created: true },
    ])
    const counts = async () => {
      const [one, two] = [await open('demo'), await open('acme')]
      const filled = [services, staff, variants, addons, fields].map((table) => one.db.$count(table))
      return Promise.all([...filled, two.db.$count(services), two.db.$count(staff)])
    }
    const before = await counts()
    for (const count of before) expect(count).toBeGreaterThan(0)
    const [longHair] = (await demo.get('/api/variants/?ordering=-name')).json().results
    expect(longHair).toMatchObject({
      name: 'Cheveux longs',
      currency: 'MAD',
      price: expect.stringMatching(/^\d+\.00$/),
    })
    const [question] = (await demo.get('/api/fields/')).json().results
    expect(question).toMatchObject({ kind: 'choice', options: expect.arrayContaining(['Fassi']), is_required: false })
    await (await open('demo')).db.update(services).set({ name: 'Changed by its owner' })
    expect((await seedDemo(tenancy)).map(({ created }) => created)).toEqual([false, false])
    expect(await counts()).toEqual(before)
    const { results } = (await demo.get('/api/services/')).json()
    expect(results[0]).toMatchObject({ name: 'Changed by its owner', currency: 'MAD' })
  },
)
