import { request as send } from 'node:http'
import { addMember, findOrCreateUser } from '../apps/server/src/modules/users/index.ts'
import type { Candidate } from './http.ts'
import type { World } from './world.ts'

const password = 'a password for benchmarks alone'

/** The cookies of an owner of the business at `host`: `name=value; name=value`. */
export async function signIn({ tenancy }: World, candidate: Candidate, host: string): Promise<string> {
  const email = 'bench@example.com'
  const { id: tenantId } = (await tenancy.resolve(host)) ?? { id: '' }
  await tenancy.shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, { email, password, name: 'Bench' })
    await addMember(tx, { userId, tenantId, role: 'owner' }).catch(() => {})
  })
  const body = JSON.stringify({ email, password })
  const reply = await ask(candidate, { method: 'POST', path: '/api/auth/sign-in/email', host, body })
  if (reply.status !== 200) throw new Error(`Signing in: ${reply.status} ${reply.body}`)
  return reply.cookie
}

/** One request, and what came of it. */
export function ask(
  { port }: Candidate,
  wanted: { method?: string; path: string; host: string; cookie?: string; body?: string },
): Promise<{ status: number; body: string; cookie: string }> {
  const { method = 'GET', path, host, cookie = '', body } = wanted
  const headers = { host, cookie, origin: `http://${host}`, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const sent = send({ port, method, path, headers: body === undefined ? { host, cookie } : headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (part: string) => (text += part))
      reply.on('end', () => {
        const cookies = (reply.headers['set-cookie'] ?? []).map((line) => line.split(';')[0])
        resolve({ status: reply.statusCode ?? 0, body: text, cookie: cookies.join('; ') })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
