import { expect } from 'vitest'
import { inApp } from '../test/fixtures.ts'
import { seedDemo } from './demo.ts'
import { services } from './modules/services/tables.ts'
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
      return Promise.all([one.db.$count(services), one.db.$count(staff), two.db.$count(services), two.db.$count(staff)])
    }
    const before = await counts()
    for (const count of before) expect(count).toBeGreaterThan(1)
    await (await open('demo')).db.update(services).set({ name: 'Changed by its owner' })
    expect((await seedDemo(tenancy)).map(({ created }) => created)).toEqual([false, false])
    expect(await counts()).toEqual(before)
    const { results } = (await demo.get('/api/services/')).json()
    expect(results[0]).toMatchObject({ name: 'Changed by its owner', currency: 'MAD' })
  },
)
