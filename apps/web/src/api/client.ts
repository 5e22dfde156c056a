import createClient, { type Middleware } from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import type { paths as PlatformPaths } from './platform.d.ts'
import { type ProblemError, problemOf } from './problem.ts'
import { isOver, logInAgain } from './session.ts'
import type { paths as TenantPaths } from './tenant.d.ts'

/** Requests as they were sent, for those that are sent again after a log-in. */
const sent = new WeakMap<Request, Request>()

/** Refusals are thrown, as `ProblemError`: what is awaited is what was asked for. */
const refusals: Middleware = {
  onRequest({ request }) {
    sent.set(request, request.clone())
  },
  async onResponse({ request, response }) {
    if (response.ok) return
    const problem = await problemOf(response)
    const again = sent.get(request)
    if (!isOver(problem) || again === undefined) throw problem
    return repeated(() => fetch(again), problem)
  },
}

/** The API of the business on whose host the page is. Bodies and replies are typed by the server's own contracts. */
export const api = createClient<TenantPaths>()
api.use(refusals)

/** `queries.useQuery('get', '/api/staff/', { params: { query: { … } } })`; kept under method, path and parameters. */
export const queries = createQueries(api)

/** The same for the API of the platform, on its own host. */
export const platformApi = createClient<PlatformPaths>()
platformApi.use(refusals)

export const platformQueries = createQueries(platformApi)

/** Asks by an address that only the server knows of, as what is built from models does: nothing of it is typed. */
export async function ask<Body>(
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
): Promise<Body> {
  const send = () =>
    fetch(path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  let response = await send()
  if (!response.ok) {
    const problem = await problemOf(response)
    if (!isOver(problem)) throw problem
    response = await repeated(send, problem)
  }
  return (response.status === 204 ? undefined : await response.json()) as Body
}

/** What was asked in vain, once more after the log-in. */
async function repeated(send: () => Promise<Response>, problem: ProblemError): Promise<Response> {
  if (!(await logInAgain())) throw problem
  const response = await send()
  if (!response.ok) throw await problemOf(response)
  return response
}
