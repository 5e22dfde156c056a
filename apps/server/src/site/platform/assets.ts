import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { NoSuchAddressError } from '../../core/errors.ts'

const script = readFileSync(new URL('./sign-up.js', import.meta.url))
const hash = createHash('sha256').update(script).digest('base64url').slice(0, 12)

/** Where the script on top of the sign-up is: another script has another address, so it is kept for ever. */
export const signUpScript = `/assets/sign-up-${hash}.js`

export function assetRoutes(app: FastifyInstance): void {
  const config = { permission: 'everyone', hosts: 'platform' } as const
  app.get('/assets/:file', { config, schema: { hide: true } }, async (request, reply) => {
    const { file } = request.params as { file: string }
    if (`/assets/${file}` !== signUpScript) throw new NoSuchAddressError('There is no such file.')
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('text/javascript; charset=utf-8')
      .send(script)
  })
}
