import { createServer, type Socket } from 'node:net'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { anyPort, failureOf, fast, start, temporaryFolder } from '../test/helpers.ts'
import { judgeVersion } from './check.ts'
import { checkServer, ensureDatabase, ServerUnusableError, withDatabase } from './index.ts'

const password = 'a/long:pass@word%'
const urlFor = (port: number, host = '127.0.0.1') =>
  `postgresql://someone:${encodeURIComponent(password)}@${host}:${port}/app`

/** A server that is none: what it does with a connection is up to the test. */
async function pretend(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A server that refuses with a SQLSTATE, as PostgreSQL words it on the wire. */
function refusing(code: string, message: string): Promise<number> {
  return pretend((socket) => {
    socket.once('data', () => {
      const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
      const head = Buffer.alloc(5)
      head.write('E')
      head.writeInt32BE(fields.length + 4, 1)
      socket.end(Buffer.concat([head, fields]))
    })
  })
}

async function complaint(url: string): Promise<string> {
  const message = await failureOf(checkServer(url, 2000))
  expect(message).not.toContain(password)
  expect(message).not.toContain(encodeURIComponent(password))
  return message
}

describe('a server that answers', () => {
  test('reports its version, refuses a wrong password and an unknown database, and is full at some point', async () => {
    const postgres = await start(await temporaryFolder(), {
      settings: { ...fast, max_connections: '4', superuser_reserved_connections: '0', max_wal_senders: '0' },
    })
    expect(await checkServer(postgres.url)).toEqual({
      version: 18,
      versionText: '18.4',
      isSuperuser: true,
      warnings: [],
    })

    const wrong = new URL(postgres.url)
    wrong.password = encodeURIComponent(password)
    await expect(checkServer(wrong.href)).rejects.toThrow(ServerUnusableError)
    expect(await complaint(wrong.href)).toMatch(/The password for postgres is wrong/)
    wrong.password = ''
    expect(await complaint(wrong.href)).toMatch(/asks for a password, and DATABASE_URL has none/)
    expect(await complaint(withDatabase(postgres.url, 'missing'))).toMatch(/It has no database "missing"\. Create it/)
    expect(await complaint(`${postgres.url}?sslmode=verify-full`)).toMatch(/does not speak TLS/)

    const clients = Array.from({ length: 4 }, () => new Client({ connectionString: postgres.url }))
    for (const client of clients) await client.on('error', () => {}).connect()
    expect(await complaint(postgres.url)).toMatch(/All its connections are taken\. Close some/)
    await postgres.stop()
    expect(await complaint(postgres.url)).toMatch(/Nothing accepts connections at 127\.0\.0\.1:\d+\. Start the server/)
  })

  test('creates a database once, for two callers at the same moment and under an odd name', async () => {
    const postgres = await start(await temporaryFolder())
    const name = 'Büro "1"; drop'
    const urls = await Promise.all([1, 2, 3].map(() => ensureDatabase(postgres.url, name)))
    expect(new Set(urls)).toEqual(new Set([withDatabase(postgres.url, name)]))
    const client = new Client({ connectionString: urls[0]! })
    await client.connect()
    const { rows } = await client.query(
      `select datname as name, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
         from pg_database where datname = current_database()`,
    )
    await client.end()
    expect(rows).toEqual([{ name, encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' }])
    await expect(ensureDatabase(postgres.url, 'what?')).rejects.toThrow('cannot connect')
    await expect(ensureDatabase(postgres.url, 'x'.repeat(64))).rejects.toThrow('1 to 63 bytes')
    await postgres.stop()
  })
})

describe('a server that cannot be used', () => {
  test.each([
    ['57P03', 'the database system is starting up', /does not accept connections now\. Wait a moment/],
    ['28000', 'no pg_hba.conf entry for host "10.0.0.9", user "someone", no encryption', /pg_hba\.conf/],
    ['42501', 'permission denied for database "app"', /grant connect on database "app" to "someone"/],
    ['XX000', `the password ${password} is odd`, /It answered: the password \*\*\* is odd/],
  ])('%s: %s', async (code, message, expected) => {
    expect(await complaint(urlFor(await refusing(code, message)))).toMatch(expected)
  })

  test('nobody listens', async () => {
    expect(await complaint(urlFor(anyPort()))).toMatch(/Nothing accepts connections/)
  })

  test('the host does not exist', async () => {
    expect(await complaint(urlFor(5432, 'no-such-host.invalid'))).toMatch(
      /The host name no-such-host\.invalid is unknown/,
    )
  })

  test('its socket is missing', async () => {
    expect(await complaint('postgresql:///app?host=/nowhere&user=someone')).toMatch(/no server at the socket \/nowhere/)
  })

  test('it never answers', async () => {
    expect(await complaint(urlFor(await pretend(() => {})))).toMatch(/no answer within 2 s/)
  })

  test('it is another program', async () => {
    const port = await pretend((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
    expect(await complaint(urlFor(port))).toMatch(/hung up|It answered/)
  })

  test.each(['postgresql://u:a/long:pass@word%@h/db', 'mysql://u:p@h/db', 'localhost', ''])(
    'its URL is %s',
    async (url) => {
      expect(await complaint(url)).toMatch(/DATABASE_URL is no PostgreSQL URL/)
    },
  )
})

test('a server older than 15 cannot be used, one newer than 18 is only a warning', () => {
  expect(() => judgeVersion(14, '14.19')).toThrow(/PostgreSQL 14\.19\. The oldest that works is 15: upgrade it/)
  expect(judgeVersion(15, '15.0')).toEqual([])
  expect(judgeVersion(18, '18.4')).toEqual([])
  expect(judgeVersion(19, '19beta1')).toEqual([expect.stringContaining('newer than 18')])
})
