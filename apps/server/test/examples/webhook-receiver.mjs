// Takes in webhooks. Plain Node, no package. WEBHOOK_SECRET holds the secret; while it is replaced, both with a space.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const secrets = process.env.WEBHOOK_SECRET.split(' ')
const taken = new Set() // in your program: a table whose key is the event's id
const latest = new Map() // of each booking, the sequence of the last event that was taken in

function isGenuine(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) < 300)) return false
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
    return signatures.split(' ').some((one) => {
      const given = Buffer.from(one.replace('v1,', ''), 'base64')
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
  })
}

function take(event) {
  if (taken.has(event.id)) return 'again'
  taken.add(event.id)
  const { booking } = event.data
  if (booking === undefined) return 'taken'
  if (event.sequence < (latest.get(booking.id) ?? 0)) return 'overtaken' // a later one was here before
  latest.set(booking.id, event.sequence)
  return 'taken'
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks) // the bytes as they came: what is parsed and written again has another signature
  if (!isGenuine(request.headers, body)) return response.writeHead(401).end()
  const event = JSON.parse(body)
  console.log(take(event), event.type, event.data.booking?.reference ?? '')
  response.writeHead(204).end() // kept, and answered at once: long work comes later
})
server.listen(process.env.PORT ?? 4000, '127.0.0.1', () => console.log('listening on', server.address().port))
