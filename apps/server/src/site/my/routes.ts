import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { UnauthenticatedError } from '../../core/errors.ts'
import { manageTokenOf } from '../../modules/bookings/index.ts'
import { NoTextMessagesError, type Portal, TooManyCodesError, WrongCodeError } from '../../modules/portal/index.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import '../manage/style.ts'
import { notice } from '../parts/index.ts'
import { doneIn, leadBack, type View, viewOf } from '../visitor.ts'
import { type MyWords, myWords } from '../words/my.ts'
import { codeIn, contactIn } from './contact.ts'
import { askPage, codePage } from './enter.ts'
import { listPage, pageSize, preferencesPage } from './list.ts'

export interface MyOptions {
  settings: SettingsOf
  portal: Portal
  /** Signs the links to the bookings. */
  config: { secret: string }
}

// A person asks once or twice; whoever guesses, often.
const config = { permission: 'everyone', hosts: 'tenant', rateLimit: { max: 30, timeWindow: '1 minute' } } as const
const schema = { hide: true }

/** What customers see of their own, with a code that is sent to them. */
export function myPages(app: FastifyInstance, { settings, portal, config: { secret } }: MyOptions): void {
  const { takesNumbers } = portal
  const opened = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = await viewOf(request, reply, settings)
    return { view, say: myWords[view.language] }
  }
  const sessionOf = (request: FastifyRequest) =>
    portal.session(request).catch((error: unknown) => {
      if (error instanceof UnauthenticatedError) return undefined
      throw error
    })
  const refuseContact = (view: View, reply: FastifyReply, contact: string, why: keyof MyWords['faults']) => {
    const faults = [{ field: 'contact', message: myWords[view.language].faults[why] }]
    return sendSite(view.request, reply, view, askPage(view, { takesNumbers, contact, faults }))
  }

  leadBack(app, settings, ['/my/code', '/my/session', '/my/leave'], () => '/my')

  app.get('/my', { config, schema }, async (request, reply) => {
    const { view, say } = await opened(request, reply)
    const session = await sessionOf(request)
    if (session === undefined) {
      const told = doneIn(request) === 'out' ? notice('good', say.done.out, { isNew: true }) : undefined
      return sendSite(request, reply, view, askPage(view, { takesNumbers, told }))
    }
    const query = queryOf(request)
    const when = query.get('when') === 'past' ? ('past' as const) : ('upcoming' as const)
    const page = Math.min(Math.max(Math.trunc(Number(query.get('page') ?? 1)) || 1, 1), 1000)
    const found = await portal.bookings(request, session, {
      ...{ when, language: view.language },
      ...{ limit: pageSize, offset: (page - 1) * pageSize },
    })
    const addressOf = (booking: Parameters<typeof manageTokenOf>[2]) =>
      `/b/${manageTokenOf(secret, request.tenant.id, booking)}`
    return sendSite(request, reply, view, listPage(view, { ...found, when, page, addressOf }))
  })

  app.post('/my/code', { config, schema }, async (request, reply) => {
    const { view } = await opened(request, reply)
    const typed = formOf(request).get('contact')?.trim() ?? ''
    const contact = contactIn(typed)
    if (contact === undefined) {
      return refuseContact(view, reply.code(400), typed, takesNumbers ? 'contact' : 'email')
    }
    try {
      await portal.ask(request, reply, contact)
    } catch (error) {
      if (error instanceof NoTextMessagesError) return refuseContact(view, reply.code(400), typed, 'numbers')
      if (error instanceof TooManyCodesError) return refuseContact(view, reply.code(429), typed, 'tooMany')
      throw error
    }
    return sendSite(request, reply.code(200), view, codePage(view, { contact: typed }))
  })

  app.post('/my/session', { config, schema }, async (request, reply) => {
    const { view, say } = await opened(request, reply)
    const form = formOf(request)
    const typed = form.get('contact')?.trim() ?? ''
    const contact = contactIn(typed)
    if (contact === undefined) return reply.redirect('/my', 303)
    const code = codeIn(form.get('code') ?? '')
    const refuse = (why: 'code' | 'wrong') => {
      const faults = [{ field: 'code', message: say.faults[why] }]
      return sendSite(request, reply.code(why === 'code' ? 400 : 401), view, codePage(view, { contact: typed, faults }))
    }
    if (!/^\d{6}$/.test(code)) return refuse('code')
    try {
      await portal.enter(request, reply, { contact: contact.contact, code })
    } catch (error) {
      if (error instanceof WrongCodeError) return refuse('wrong')
      throw error
    }
    return reply.redirect('/my', 303)
  })

  app.post('/my/leave', { config, schema }, async (request, reply) => {
    if ((await sessionOf(request)) !== undefined) await portal.leave(request, reply)
    return reply.redirect('/my?done=out', 303)
  })

  app.get('/my/preferences', { config, schema }, async (request, reply) => {
    const { view, say } = await opened(request, reply)
    const session = await sessionOf(request)
    if (session === undefined) return reply.redirect('/my', 303)
    const told = doneIn(request) === 'saved' ? notice('good', say.done.saved, { isNew: true }) : undefined
    const allowed = await portal.preferences(request, session)
    return sendSite(request, reply, view, preferencesPage(view, { allowed, told }))
  })

  app.post('/my/preferences', { config, schema }, async (request, reply) => {
    const session = await sessionOf(request)
    if (session === undefined) return reply.redirect('/my', 303)
    const form = formOf(request)
    const isOn = (channel: string) => form.has(channel)
    await portal.prefer(request, session, { email: isOn('email'), sms: isOn('sms'), whatsapp: isOn('whatsapp') })
    return reply.redirect('/my/preferences?done=saved', 303)
  })
}
