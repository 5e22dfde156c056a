import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ChangedError } from '../errors.ts'

/** The version of what a client sees: the same content has the same tag, whoever made it and when. */
export function etagOf(wire: object): string {
  return `"${hash('sha1', JSON.stringify(wire), 'base64url')}"`
}

/** A list of tags, as `If-Match` and `If-None-Match` have it; weak ones count by their content. */
function tagsOf(header: string): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
}

/** Whether the client has this very version already: then it is answered by 304 without a body. */
export function isKnown(request: FastifyRequest, etag: string): boolean {
  const header = request.headers['if-none-match']
  return header !== undefined && tagsOf(header).some((tag) => tag === etag || tag === '*')
}

/** @throws {ChangedError} the client means another version than the one that is stored */
export function assertUnchanged(request: FastifyRequest, stored: () => object): void {
  const header = request.headers['if-match']
  if (header === undefined) return
  const etag = etagOf(stored())
  if (tagsOf(header).some((tag) => tag === etag || tag === '*')) return
  throw new ChangedError(`Somebody changed it since it was read: read it again. Its ETag is now ${etag}.`)
}

export function setEtag(reply: FastifyReply, etag: string): void {
  reply.header('etag', etag)
}
