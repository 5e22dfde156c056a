import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { browserFile } from '../../../test/browser/fixtures.ts'
import { messages } from '../../modules/mail/tables.ts'
import { signups, tenants } from '../../modules/tenants/tables.ts'

const inBrowser = browserFile()
const password = 'a long password of one’s own'

inBrowser(
  'in Arabic on a telephone a business signs up, opens, and its owner logs in',
  { language: 'ar' },
  async (visit) => {
    const { page, addressOf, tenancy } = visit
    await page.goto(addressOf(null))
    await page.getByRole('link', { name: 'إنشاء صفحتي' }).first().click()

    // The address follows the name until somebody changes it, and is looked up meanwhile.
    const [name, address] = [page.locator('[name=business_name]'), page.locator('[name=address]')]
    await name.fill('Demo')
    expect(await address.inputValue()).toBe('demo')
    const said = page.locator('[data-said]')
    await expect.poll(() => said.textContent(), { timeout: 15_000 }).toContain('محجوز')
    const offered = said.getByRole('button').first()
    const free = await offered.textContent()
    await offered.click()
    expect(await address.inputValue()).toBe(free)
    await expect.poll(() => said.textContent(), { timeout: 15_000 }).toContain('متاح')
    await name.fill('صالون الزيتونة')
    expect(await address.inputValue()).toBe(free)

    await page.locator('[name=trade]').selectOption('salon')
    const email = 'owner@zitouna.example'
    await page.locator('[name=email]').fill(email)
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'إنشاء صفحتي' }).click()
    await page.getByText(email).waitFor()

    const [mail] = await tenancy.shared.db.select().from(messages).where(eq(messages.recipient, email))
    await page.goto(/http\S+token=[\w.-]+/.exec(mail!.text)![0])
    await page.getByRole('button', { name: 'تأكيد وفتح الصفحة' }).click()
    await page.getByRole('link', { name: 'تسجيل الدخول' }).click()

    await page.waitForURL(addressOf(free, '/log-in'))
    await page.locator('[name=email]').fill(email)
    await page.locator('[name=password]').fill(password)
    await page.getByRole('button', { name: 'تسجيل الدخول' }).click()
    await page.waitForURL(addressOf(free, '/dashboard'))
    const [tenant] = await tenancy.shared.db.select().from(tenants).where(eq(tenants.slug, free!))
    expect(tenant).toMatchObject({ name: 'صالون الزيتونة', status: 'trial', metadata: { trade: 'salon' } })
    expect(await tenancy.shared.db.$count(signups, eq(signups.email, email))).toBe(1)
  },
)

inBrowser('without scripts somebody gets from the platform to their business', { script: false }, async (visit) => {
  const { page, addressOf, signInAs } = visit
  await signInAs('owner', null)
  await page.goto(addressOf(null, '/log-in'))
  expect(page.url()).toBe(addressOf(null, '/businesses'))
  await page.getByRole('button', { name: 'Ouvrir Salon Yasmine' }).click()
  await page.waitForURL(/\/log-in\/continue/)
  expect(new URL(page.url()).origin).toBe(new URL(addressOf('demo')).origin)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.waitForURL(addressOf('demo', '/dashboard'))
  const me = await page.goto(addressOf('demo', '/api/me/'))
  expect(await me!.json()).toMatchObject({ role: 'owner' })
})
