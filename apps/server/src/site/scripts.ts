import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { NoSuchAddressError } from '../core/errors.ts'

const files = new Map<string, Buffer>()

/** Where a script is: another script has another address, so it is kept for ever. */
function addressOf(name: string, file: string): string {
  const script = readFileSync(new URL(file, import.meta.url))
  const hash = createHash('sha256').update(script).digest('base64url').slice(0, 12)
  const address = `/assets/${name}-${hash}.js`
  files.set(address, script)
  return address
}

/** On top of the sign-up. */
export const signUpScript = addressOf('sign-up', './platform/sign-up.js')
/** On top of the log-in. */
export const logInScript = addressOf('log-in', './entrance/log-in.js')

/** Also where a business is closed or not open yet: its members log in there. */
export function scriptRoutes(app: FastifyInstance): void {
  const config = { permission: 'everyone', door: true } as const
  app.get('/assets/:file', { config, schema: { hide: true } }, async (request, reply) => {
    const script = files.get(`/assets/${(request.params as { file: string }).file}`)
    if (script === undefined) throw new NoSuchAddressError('There is no such file.')
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/javascript; charset=utf-8')
      .send(script)
  })
}
