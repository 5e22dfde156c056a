import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../core/i18n.ts'
import { problemOf } from '../../core/problem.ts'
import {
  addressOf,
  aroundOf,
  checkAddress,
  hostUrl,
  type SigningUp,
  SignUpBody,
  signUp,
  type Trade,
  trades,
} from '../../modules/signup/index.ts'
import { candidatesFor } from '../../modules/tenants/index.ts'
import { type Form, formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import type { Fault } from '../parts/index.ts'
import { platformSite, type Site } from '../site.ts'
import { lookIntoMailPage, type SignUpForm, signUpPage } from './sign-up-page.ts'
import { signUpWords } from './words/sign-up.ts'

const looking = { permission: 'everyone', hosts: 'platform' } as const
const signing = { ...looking, rateLimit: { max: 10, timeWindow: '1 minute' } } as const
const path = '/sign-up'
const schema = { hide: true }

/** How a business comes to be by itself: one page with all there is to say, and the next thing is in the mail. */
export function signUpRoutes(app: FastifyInstance, signingUp: SigningUp): void {
  const underOf = (request: FastifyRequest) => `.${new URL(hostUrl(request, signingUp.platform)).host}`
  const ask = (request: FastifyRequest, reply: FastifyReply, site: Site, form: SignUpForm) =>
    sendSite(request, reply, site, signUpPage(site, form, underOf(request)))

  app.get(path, { config: looking, schema }, async (request, reply) => {
    const site = platformSite(request, reply)
    const values = valuesOf(queryOf(request), site.language)
    return ask(request, reply, site, { values, key: randomUUID(), faults: [], suggestions: [] })
  })

  app.post(path, { config: signing, schema }, async (request, reply) => {
    const site = platformSite(request, reply)
    const words = signUpWords[site.language]
    const form = formOf(request)
    const values = valuesOf(form, site.language)
    const key = /^[\w-]{36}$/.exec(form.get('key') ?? '')?.[0] ?? randomUUID()
    const again = (more: Partial<SignUpForm>, status: number) =>
      ask(request, reply.code(status), site, { values, key, faults: [], suggestions: [], ...more })

    const isProposed = values.address === ''
    if (isProposed) values.address = candidatesFor('', values.business_name)[0] ?? ''
    const wanted = read(values, form.get('password') ?? '')
    const faults = faultsOf(wanted, site.language)
    if (wanted.success === false || faults.length > 0) return again({ faults }, 400)
    const { business_name: businessName, ...rest } = wanted.data
    const more = { businessName, language: values.language as Language, trade: values.trade as Trade }
    const signUpAt = (address: string) =>
      signUp(signingUp, { ...rest, ...more, address }, aroundOf(signingUp, request, `page:${key}`))
    try {
      await signUpAt(values.address).catch(async (error) => {
        if (!isProposed || problemOf(error).code !== 'signup.address_taken') throw error
        const { suggestions } = await checkAddress(signingUp, values.address, businessName)
        values.address = suggestions[0] ?? values.address
        return signUpAt(values.address)
      })
    } catch (error) {
      const { status, code } = problemOf(error as Error)
      if (code === 'signup.too_many') return again({ refusal: words.tooMany }, status)
      // It made a business already, and was changed since: sent once more it is another form.
      if (code === 'tenancy.idempotency_conflict') return again({ key: randomUUID(), refusal: words.sent }, status)
      if (code === 'tenancy.tenant_not_ready') {
        return again({ refusal: words.busy, faults: [{ field: 'password', message: words.fault.again }] }, status)
      }
      const fault = faultOfRefusal(code, site.language)
      if (fault === undefined) throw error
      const { suggestions } = await checkAddress(signingUp, values.address, businessName)
      const faults = fault.field === 'password' ? [fault] : [fault, { field: 'password', message: words.fault.again }]
      return again({ faults, suggestions: fault.field === 'address' ? suggestions : [] }, status)
    }
    const url = hostUrl(request, `${addressOf(values.address)}.${signingUp.platform}`)
    return sendSite(request, reply, site, lookIntoMailPage(site, { email: rest.email, url }))
  })
}

function valuesOf(form: Form, language: Language): SignUpForm['values'] {
  const text = (name: string) => (form.get(name) ?? '').slice(0, 300)
  const chosen = trades.find((trade) => trade === form.get('trade')) ?? trades[0]
  const spoken = (['fr', 'ar', 'en'] as const).find((one) => one === form.get('language')) ?? language
  return {
    business_name: text('business_name'),
    address: addressOf(text('address')),
    trade: chosen,
    language: spoken,
    email: text('email').trim(),
  }
}

const read = ({ business_name, address, email }: SignUpForm['values'], password: string) =>
  SignUpBody.safeParse({ business_name, address, email, password })

function faultsOf(wanted: ReturnType<typeof read>, language: Language): Fault[] {
  if (wanted.success) return []
  const { fault, status } = signUpWords[language]
  const said: Record<string, string> = {
    business_name: fault.name,
    address: fault.noAddress,
    email: fault.email,
    password: fault.password,
  }
  const fields = [...new Set(wanted.error.issues.map(({ path: [name] }) => String(name)))]
  const faults = fields.map((field) => ({ field, message: said[field] ?? status.invalid }))
  return fields.includes('password') ? faults : [...faults, { field: 'password', message: fault.again }]
}

function faultOfRefusal(code: FastifyError['code'], language: Language): Fault | undefined {
  const { fault, status } = signUpWords[language]
  const said: Record<string, Fault> = {
    'signup.address_taken': { field: 'address', message: status.taken },
    'tenants.reserved_name': { field: 'address', message: status.reserved },
    'tenants.confusable_name': { field: 'address', message: status.confusable },
    'tenants.unusable_slug': { field: 'address', message: status.invalid },
    'users.weak_password': { field: 'password', message: fault.password },
  }
  return said[code]
}
