import { desc } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ownOrigin } from '../../core/origin.ts'
import { defineResource } from '../../core/resource/index.ts'
import { languages } from '../../core/shapes.ts'
import { fromWire } from '../../core/wire.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { DefaultsReply, PreviewBody, PreviewReply, TemplateBody } from './contract.ts'
import { InvalidTemplateError, TemplateNotFoundError } from './errors.ts'
import { channels, messageRules, notificationKinds, type Template, templates } from './tables.ts'
import { exampleFacts } from './words/examples.ts'
import { faultsOf, type TemplateWords } from './words/faults.ts'
import { renderMessage, usualWords } from './words/index.ts'
import { allowed, placeholders } from './words/placeholders.ts'
import { smsSize } from './words/sms.ts'

/** @throws {InvalidTemplateError} */
function assertUsable(words: TemplateWords): void {
  const faults = faultsOf(words)
  if (faults.length === 0) return
  const message = `The words of ${words.kind} by ${words.channel} cannot be used: ${faults[0]?.field} ${faults[0]?.message}.`
  throw new InvalidTemplateError(message, { faults })
}

const defaults = {
  templates: notificationKinds.flatMap((kind) =>
    channels.flatMap((channel) =>
      languages.map((language) => ({
        ...{ kind, channel, language, ...usualWords(kind, channel, language) },
        placeholders: [...allowed[kind]],
      })),
    ),
  ),
  placeholders,
}

/** The words of a business, what there is in their place, and how they look. */
export function templateRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  /** As it would be written by this business, about somebody and something made up. */
  const businessOf = async (request: FastifyRequest) => {
    const { colour } = await settings(request.tenant.id)
    return { name: request.tenant.name, url: ownOrigin(request), phone: '', email: '', colour }
  }
  return defineResource({
    path: '/templates',
    one: 'template',
    table: templates,
    contract: TemplateBody,
    readOnly: { version: z.number().int().describe('Rises with each change of the words') },
    example: { kind: 'reminder', channel: 'sms', language: 'fr', body: 'À demain, {{start_time}}. {{business}}' },
    filters: ['kind', 'channel', 'language', 'is_active'],
    ordering: ['kind', 'channel', 'language', '-created_at'],
    permissions: { read: 'messages.read', write: 'messages.write' },
    notFound: TemplateNotFoundError,
    refusals: [InvalidTemplateError],
    toRow: (body, before) => {
      const values = fromWire(body)
      const isNew = (['kind', 'channel', 'language', 'subject', 'body'] as const).some(
        (field) => values[field] !== undefined && values[field] !== before?.[field],
      )
      // What was stored before there were rules can still be switched off.
      if (!isNew) return values
      assertUsable({ ...before, ...values } as Template)
      return { ...values, version: (before?.version ?? 0) + 1 }
    },
    actions: {
      preview: {
        on: 'all',
        summary: 'How a message would look, with an example in it',
        permission: 'messages.read',
        body: PreviewBody,
        reply: PreviewReply,
        refusals: [InvalidTemplateError],
        audit: () => undefined,
        work: async ({ tx, request, body: asked }) => {
          const { subject = '', body = '', ...which } = asked as z.output<typeof PreviewBody>
          const usual = usualWords(which.kind, which.channel, which.language)
          const own = { subject, body: body === '' ? usual.body : body, version: 0 }
          assertUsable({ ...which, ...own })
          const [rules] = await tx
            .select({ hideServices: messageRules.hideServices })
            .from(messageRules)
            .orderBy(desc(messageRules.version))
            .limit(1)
          const facts = { ...exampleFacts(which, await businessOf(request)), ...rules }
          const { text, html, subject: line } = renderMessage(facts, own)
          return { subject: line, text, html, sms: which.channel === 'sms' ? smsSize(text) : null }
        },
      },
      defaults: {
        on: 'all',
        method: 'GET',
        summary: 'The words that come with the platform, and what a business’s own may name',
        permission: 'messages.read',
        reply: DefaultsReply,
        work: async () => defaults,
      },
    },
  })
}
