import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ForeignOriginError } from '../core/errors.ts'
import { assertOwnOrigin, placeOf } from '../core/origin.ts'

/** What a form sent: of a name that came several times the last one counts, unless all of them are asked for. */
export class Form {
  readonly #values: URLSearchParams

  constructor(values: URLSearchParams = new URLSearchParams()) {
    this.#values = values
  }

  get(name: string): string | undefined {
    return this.#values.getAll(name).at(-1)
  }

  all(name: string): string[] {
    return this.#values.getAll(name)
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  names(): string[] {
    return [...new Set(this.#values.keys())]
  }
}

/** Pages with forms: their bodies are read, and none is taken that was not sent by a page of this host. */
export function takeForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 32 * 1024 },
    (_request, body, done) => done(null, new Form(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', async (request) => assertSentByPage(request))
}

/** @returns empty where nothing was sent */
export function formOf(request: FastifyRequest): Form {
  return request.body instanceof Form ? request.body : new Form()
}

/** The query of an address, read like a form: where names come several times. */
export function queryOf(request: FastifyRequest): Form {
  return new Form(new URLSearchParams(placeOf(request.url).search))
}

/**
 * Elsewhere a request without `Origin` and cookie is a program's. Here it could be another site's form that books in
 * somebody's name; a browser says where a form was.
 *
 * @throws {ForeignOriginError}
 */
function assertSentByPage(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin === undefined && site !== 'same-origin') {
    throw new ForeignOriginError('Only a page of this host may send this form: the request must say its Origin.')
  }
  assertOwnOrigin(request)
}
