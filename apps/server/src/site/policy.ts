import type { FastifyReply } from 'fastify'

export interface PagePolicy {
  /** `'sha256-…'` of the one style in the page. */
  style: string
  hasScripts?: boolean
  /** Origins of pictures that are not ours. */
  images?: readonly string[]
  formOrigins?: readonly string[]
  /** By any site: for pages on which nobody is signed in. */
  mayBeFramed?: boolean
}

/** What a page may load and where it may lead, in the place of what holds for everything else. No script in a page runs. */
export function setPolicy(
  reply: FastifyReply,
  { style, hasScripts = false, images = [], formOrigins = [], mayBeFramed = false }: PagePolicy,
): void {
  const directives = [
    "default-src 'none'",
    `style-src ${style}`,
    ['img-src', "'self'", ...images].join(' '),
    ...(hasScripts ? ["script-src 'self'", "connect-src 'self'"] : []),
    "base-uri 'none'",
    ['form-action', "'self'", ...formOrigins].join(' '),
    `frame-ancestors ${mayBeFramed ? '*' : "'none'"}`,
  ]
  reply.header('content-security-policy', directives.join(';'))
  if (mayBeFramed) {
    reply.removeHeader('x-frame-options')
    reply.header('cross-origin-resource-policy', 'cross-origin')
  }
}
