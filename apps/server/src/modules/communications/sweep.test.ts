import { expect, vi } from 'vitest'
import { inApp } from '../../../test/fixtures.ts'
import { firstIdAt } from '../../core/ids.ts'
import { sweepNotifications } from './sweep.ts'
import { attempts, notifications } from './tables.ts'

inApp(
  'messages are kept for a year and a month, and for as long as they wait; each business’s own',
  async (context) => {
    const { open, tenancy } = context
    const [demo, acme] = [(await open('demo')).db, (await open('acme')).db]
    const now = Temporal.Instant.from('2030-01-07T09:00:00Z')
    const message = (days: number, status: 'sent' | 'queued' | 'failed') => {
      const at = now.subtract({ hours: 24 * days })
      const id = firstIdAt(at.epochMilliseconds)
      const sent = status === 'sent' ? { sentAt: at } : {}
      return { id, kind: 'reminder' as const, language: 'fr' as const, scheduledFor: at, status, ...sent }
    }
    await demo.insert(notifications).values([message(395, 'sent'), message(397, 'sent'), message(398, 'queued')])
    await acme.insert(notifications).values(message(500, 'failed'))
    const [old] = [message(397, 'sent')]
    await demo
      .insert(attempts)
      .values({ notificationId: old.id, number: 1, channel: 'sms', recipient: '+212600000000' })
    const log = { info: vi.fn(), error: vi.fn() }
    await sweepNotifications(tenancy, log, now)
    const kept = await demo.select({ id: notifications.id }).from(notifications).orderBy(notifications.id)
    expect(kept.map(({ id }) => id)).toEqual([message(398, 'queued').id, message(395, 'sent').id])
    expect(await demo.$count(attempts)).toBe(0)
    expect(await acme.$count(notifications)).toBe(0)
    expect(log.info).toHaveBeenCalledWith({ messages: 2 }, expect.any(String))
    expect(log.error).not.toHaveBeenCalled()
  },
)
