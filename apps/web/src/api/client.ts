import createClient, { type Middleware } from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import type { paths as PlatformPaths } from './platform.d.ts'
import { problemOf } from './problem.ts'
import type { paths as TenantPaths } from './tenant.d.ts'

/** Refusals are thrown, as `ProblemError`: what is awaited is what was asked for. */
const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    if (response.status === 401) leaveForLogIn()
    throw await problemOf(response)
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

/** The session is over: log in, and come back to this very place. */
function leaveForLogIn(): void {
  const next = `${location.pathname}${location.search}`
  location.assign(`/log-in?next=${encodeURIComponent(next)}`)
}

/** Asks by an address that only the server knows of, as what is built from models does: nothing of it is typed. */
export async function ask<Body>(
  path: string,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
): Promise<Body> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (response.status === 401) leaveForLogIn()
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as Body
}
