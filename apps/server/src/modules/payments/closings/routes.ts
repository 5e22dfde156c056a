import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../../core/actor.ts'
import { InvalidAmountError } from '../../../core/errors.ts'
import { together } from '../../../core/module.ts'
import { toMinor } from '../../../core/money.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { fromWire } from '../../../core/wire.ts'
import type { SettingsOf } from '../../tenants/index.ts'
import { ClosingBody, closingReadOnly, PreviewBody, PreviewQuery } from '../contract.ts'
import { ClosingNotFoundError, DayClosedError } from '../errors.ts'
import { closings } from '../tables.ts'
import { closingToWire, expectedToWire } from '../wire.ts'
import { closingOf, takings } from './closings.ts'

const preview = {
  operationId: 'closings_preview',
  summary: 'What came in since the last closing, by each means',
  tags: ['closings'],
  querystring: PreviewQuery,
  response: { 200: PreviewBody.describe('As a closing would have it now') },
}

/** The day's till: counted, compared with the ledger and closed. What was closed stays so. */
export function closingRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  const resource = defineResource({
    path: '/closings',
    one: 'closing',
    table: closings,
    contract: ClosingBody,
    readOnly: closingReadOnly,
    example: { on_date: '2026-11-02', counted: '1430.00', float: '200.00' },
    only: ['list', 'retrieve', 'create'],
    filters: ['on_date', 'currency'],
    ordering: ['-on_date', '-created_at'],
    permissions: { read: 'payments.read', write: 'payments.write' },
    notFound: ClosingNotFoundError,
    refusals: [InvalidAmountError, DayClosedError],
    toReply: closingToWire,
    // Read before the transaction, which holds its connection.
    guard: async (request) => {
      await settings(request.tenant.id)
      return (_tx, write) => write()
    },
    toRow: async ({ counted = '', float = '0', ...body }, _before, request, tx) => {
      const { onDate = '', currency = 'MAD', note = '' } = fromWire(body)
      const row = {
        ...{ onDate, currency, note },
        countedMinor: toMinor('counted', counted, currency),
        floatMinor: toMinor('float', float, currency),
      }
      const { zone } = await settings(request.tenant.id)
      const today = request.now.toZonedDateTimeISO(zone.name).toPlainDate().toString()
      return { ...row, ...(await closingOf(tx, row, today)), ...actorOf(request) }
    },
  })

  return together(async (app) => {
    app.get('/closings/preview/', { schema: preview, config: { permission: 'payments.read' } }, async (request) => {
      const { currency } = request.query
      const { fromInstant, untilInstant, expectedMinor } = await takings(request.tenant.db, currency)
      return {
        ...{ currency, from_instant: fromInstant, until_instant: untilInstant },
        expected: expectedToWire(expectedMinor, currency),
      }
    })
  }, resource)
}
