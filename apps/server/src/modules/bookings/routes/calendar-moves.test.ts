import { expect, vi } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../../../../test/fixtures.ts'

vi.setConfig({ testTimeout: 60_000 })
const host = 'demo.localhost:8000'

inApp(
  'before a drop it is asked whether it would be taken; then it is moved, given to another and made longer',
  async (context) => {
    const { demo, open } = context
    const owner = await signIn(context, host, { memberOf: 'demo' })
    const { db } = await open('demo')
    const service = await newService(db)
    const [salma, lina] = [await newStaffMember(db), await newStaffMember(db, { name: 'Lina' })]
    const at = (minutes: number) => soon.add({ minutes }).toString()
    const book = async (staffId: string, minutes: number, serviceId = service.id) => {
      const body = {
        service_id: serviceId,
        staff_id: staffId,
        customer_email: 'amina@example.com',
        start_time: at(minutes),
      }
      return (await demo.post('/api/bookings/', body)).json()
    }
    const mine = await book(salma.id, 0)
    await book(salma.id, 60)
    await book(lina.id, 0)
    const explained = async (query: Record<string, string>) => {
      const reply = await owner.get(`/api/bookings/${mine.id}/explain/?${new URLSearchParams(query)}`)
      expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
      return Object.fromEntries(
        reply.json().results.map((one: { staff_id: string; is_free: boolean }) => [one.staff_id, one.is_free]),
      )
    }
    // Its own time is not in its way; another's is.
    expect(await explained({ start_time: at(15) })).toEqual({ [salma.id]: true, [lina.id]: false })
    expect(await explained({ start_time: at(30) })).toEqual({ [salma.id]: true, [lina.id]: true })
    expect(await explained({ start_time: at(45) })).toEqual({ [salma.id]: false, [lina.id]: true })
    // Until the next one begins there is an hour.
    expect(await explained({ start_time: at(0), minutes: '60' })).toMatchObject({ [salma.id]: true })
    expect(await explained({ start_time: at(0), minutes: '61' })).toMatchObject({ [salma.id]: false })

    const move = async (body: object, id = mine.id) => owner.post(`/api/bookings/${id}/reschedule/`, body)
    const longer = (await move({ start_time: at(0), staff_id: salma.id, duration_minutes: 60 })).json()
    expect(longer).toMatchObject({ start_time: at(0), end_time: at(60), price: mine.price, sequence: 1 })
    expect((await move({ start_time: at(0), staff_id: salma.id, duration_minutes: 61 })).statusCode).toBe(409)
    // It stays as long as it was made, also with somebody else.
    const given = (await move({ start_time: at(30), staff_id: lina.id })).json()
    expect(given).toMatchObject({ staff_id: lina.id, start_time: at(30), end_time: at(90) })
    // And is judged by that length: there is an hour before the next one, and not a minute more.
    expect(await explained({ start_time: at(0) })).toMatchObject({ [salma.id]: true })
    expect(await explained({ start_time: at(15) })).toMatchObject({ [salma.id]: false })
    expect(await explained({ start_time: at(15), minutes: '45' })).toMatchObject({ [salma.id]: true })
    const [event] = (await owner.get(`/api/events/?booking_id=${mine.id}&kind=moved`)).json().results
    expect(event).toMatchObject({ after: { staff_id: lina.id } })

    // Without an interval the service begins every half hour, and still does so for one that was made longer.
    const plain = await newService(db, { name: 'Brushing', durationMinutes: 30, intervalMinutes: null })
    const third = await book(salma.id, 150, plain.id)
    const until = async (minutes: number) =>
      (await owner.get(`/api/bookings/${third.id}/explain/?start_time=${at(150)}&minutes=${minutes}`)).json().results
    expect(await until(40)).toContainEqual({ staff_id: salma.id, is_free: true, reasons: [] })
    const stretched = await move({ start_time: at(150), duration_minutes: 40 }, third.id)
    expect([stretched.statusCode, stretched.json().end_time]).toEqual([200, at(190)])

    const course = await newService(db, { name: 'Yoga', capacity: 5 })
    const seat = await book(salma.id, 240, course.id)
    expect((await move({ start_time: at(240), duration_minutes: 90 }, seat.id)).json().code).toBe(
      'bookings.move_refused',
    )
    for (const query of ['minutes=30', `start_time=${at(0)}&minutes=0`, `start_time=${at(0)}&minutes=1441`]) {
      expect((await owner.get(`/api/bookings/${mine.id}/explain/?${query}`)).statusCode).toBe(400)
    }
    const other = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
    const foreign = await other.get(`/api/bookings/${mine.id}/explain/?start_time=${at(0)}`)
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'bookings.not_found'])
  },
)
