import type { FastifyInstance, RouteOptions } from 'fastify'
import { insideRoles, permissionTable, personalActions, platformRoles } from '../src/core/permissions.ts'

export interface ListedRoute {
  method: string
  url: string
  permission: string
  hosts: 'tenant' | 'platform' | 'both'
  /** Also where a business is closed: where members come in. */
  isDoor: boolean
}

/** Every route with who may call it. HEAD is GET without its body and goes with it. */
export function routesOf({ declaredRoutes }: FastifyInstance): ListedRoute[] {
  return declaredRoutes
    .flatMap((route: RouteOptions) =>
      [route.method].flat().map((method) => {
        const { permission = 'none', hosts = 'both', door = false } = route.config ?? {}
        const isDoor = door || route.url.startsWith('/api/auth/')
        return { method, url: route.url, permission, hosts, isDoor }
      }),
    )
    .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/api/schema/swagger'))
    .sort((one, other) => `${one.url} ${one.method}`.localeCompare(`${other.url} ${other.method}`, 'en'))
}

/** docs/reference/permissions.md: the table, and the routes that ask it. */
export function permissionsPage(app: FastifyInstance): string {
  const routes = routesOf(app)
  const groups = [...Object.keys(permissionTable.inside), ...Object.keys(permissionTable.onPlatform)]
  const section = (permission: string) => {
    const of = routes.filter((route) => route.permission === permission)
    if (of.length === 0) return `### \`${permission}\`\n\nNo route of its own: it is asked beside another.`
    const lines = of.map(({ method, url, hosts }) => `| ${method} | \`${url}\` | ${where[hosts]} |`)
    return `### \`${permission}\`\n\n| method | route | on the host of |\n| --- | --- | --- |\n${lines.join('\n')}`
  }
  return `# Permissions

Who may do what. This page is printed from \`apps/server/src/core/permissions.ts\` and from the application's routes by
\`apps/server/test/permissions.test.ts\`, which also calls every route as everybody and compares what happens with this
page. A route that is not on it fails the tests; \`npx vitest run apps/server/test/permissions.test.ts -u\` prints it anew.

*own*: only what is of one's own calendar. Others' rows are not there for them.

## In a business

${tableOf(permissionTable.inside, insideRoles)}

\`support\` is somebody of the platform who was let in for a while: see [roles](../guides/roles.md). An API key has some of
these actions as its scopes, never more than whoever made it, and never ${[...personalActions].map((action) => `\`${action}\``).join(', ')}.

## On the platform

${tableOf(permissionTable.onPlatform, platformRoles)}

Members of a business have no part in these, and operators none in a business.

## Routes

Beside the actions there are \`everyone\` and \`signed-in\`.

${['everyone', 'signed-in', ...groups].map(section).join('\n\n')}
`
}

const where = { tenant: 'a business', platform: 'the platform', both: 'either' }
const cell = { all: 'yes', own: 'own' }

function tableOf(rows: Readonly<Record<string, readonly ('all' | 'own' | undefined)[]>>, roles: readonly string[]) {
  const lines = Object.entries(rows).map(
    ([action, reaches]) =>
      `| \`${action}\` | ${reaches.map((reach) => (reach === undefined ? '' : cell[reach])).join(' | ')} |`,
  )
  return [`| action | ${roles.join(' | ')} |`, `| --- |${' --- |'.repeat(roles.length)}`, ...lines].join('\n')
}

/** The page read again: what each role may do with each action, as it says. */
export function readPage(page: string): {
  /** `yes`, `own` or nothing, by action and role. */
  reach: (action: string, role: string) => string
  /** By `METHOD /route`. */
  permissions: ReadonlyMap<string, string>
} {
  const reaches = new Map<string, string>()
  const permissions = new Map<string, string>()
  let roles: string[] = []
  let permission = ''
  for (const line of page.split('\n')) {
    const cells = line.split('|').map((text) => text.trim().replaceAll('`', ''))
    if (line.startsWith('| action |')) roles = cells.slice(2, -1)
    else if (line.startsWith('### ')) permission = line.slice(4).replaceAll('`', '')
    else if (line.startsWith('| `'))
      roles.forEach((role, index) => void reaches.set(`${cells[1]} ${role}`, cells[index + 2] ?? ''))
    else if (/^\| [A-Z]+ \|/.test(line)) permissions.set(`${cells[1]} ${cells[2]}`, permission)
  }
  return { reach: (action, role) => reaches.get(`${action} ${role}`) ?? '', permissions }
}
