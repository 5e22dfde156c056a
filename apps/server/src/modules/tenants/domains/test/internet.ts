import { createSocket } from 'node:dgram'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface Names {
  TXT?: Record<string, string[]>
  A?: Record<string, string[]>
  AAAA?: Record<string, string[]>
  /** Of these and what is below them nobody says anything: SERVFAIL. */
  broken?: string[]
}
const types = { 1: 'A', 16: 'TXT', 28: 'AAAA' } as const

/** A name server of the test's own (RFC 1035, as much as is asked for): what it says may be changed. */
export async function nameServer(names: Names): Promise<{ dnsServers: string[]; asked: string[] }> {
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const labels: string[] = []
    let at = 12
    for (let length = query[at]!; length > 0; length = query[at]!) {
      labels.push(query.toString('ascii', at + 1, at + 1 + length))
      at += length + 1
    }
    const name = labels.join('.').toLowerCase()
    const type = types[query.readUInt16BE(at + 1) as keyof typeof types]
    asked.push(`${type} ${name}`)
    const isBroken = names.broken?.some((zone) => name === zone || name.endsWith(`.${zone}`)) === true
    const records = isBroken ? [] : (names[type]?.[name] ?? [])
    const isKnown = (['TXT', 'A', 'AAAA'] as const).some((each) => names[each]?.[name] !== undefined)
    const header = Buffer.from(query.subarray(0, 12))
    header.writeUInt16BE(0x8180 | (isBroken ? 2 : isKnown ? 0 : 3), 2)
    header.writeUInt16BE(records.length, 6)
    header.writeUInt32BE(0, 8)
    const answers = records.map((record) => {
      const data = dataOf(type, record)
      const head = Buffer.alloc(12)
      head.writeUInt16BE(0xc00c, 0)
      query.copy(head, 2, at + 1, at + 5)
      head.writeUInt32BE(60, 6)
      head.writeUInt16BE(data.length, 10)
      return Buffer.concat([head, data])
    })
    socket.send(Buffer.concat([header, query.subarray(12, at + 5), ...answers]), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => void socket.close())
  return { dnsServers: [`127.0.0.1:${socket.address().port}`], asked }
}

function dataOf(type: keyof Names, record: string): Buffer {
  if (type === 'A') return Buffer.from(record.split('.').map(Number))
  if (type === 'TXT') {
    // In pieces, as long texts come.
    const pieces = record.match(/.{1,20}/g) ?? ['']
    return Buffer.concat(pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece)])))
  }
  const [head = '', tail = ''] = record.split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const zeros = Array<string>(8 - groups(head).length - groups(tail).length).fill('0')
  const all = [...groups(head), ...zeros, ...groups(tail)].map((group) => Number.parseInt(group, 16))
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 255]))
}

/** A web server on this machine. @returns its port */
export async function webServer(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
