import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configVariables, readConfig } from '../src/core/config.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Service {
  image: string
  command?: string
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  healthcheck?: object
  depends_on?: Record<string, { condition: string }>
  restart?: string
  stop_grace_period?: string
}

/** `${NAME:-default}` as Docker Compose fills it in. */
const fill = (text: string, variables: Record<string, string>) =>
  text.replace(/\$\{(\w+):-([^}]*)\}/g, (_all, name: string, otherwise: string) => variables[name] ?? otherwise)

function servicesOf(path: string, variables: Record<string, string> = {}): Record<string, Service> {
  return parse(fill(read(path), variables), { merge: true }).services
}

const secret = { SESSION_SECRET: 's'.repeat(32) }
const services = servicesOf('compose.yaml', secret)
const programs = Object.entries(services).filter(([, { image }]) => image === 'bookme')
/** `ENV` of the image. */
const ofImage = Object.fromEntries(
  [...read('Dockerfile').matchAll(/^ENV (.+)$/gm)].flatMap(([, line = '']) =>
    line.split(' ').map((pair) => pair.split('=')),
  ),
)

describe('compose.yaml', () => {
  test('has the database and Redis, which need no other service and listen on this machine only', () => {
    for (const name of ['db', 'redis']) {
      expect(services[name]).not.toHaveProperty('depends_on')
      expect(services[name]?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:(\d+):\1$/)])
    }
  })

  test.each(programs)('%s gets variables that are read, and can be used', (_name, { environment = {} }) => {
    const known = new Set([...configVariables, 'SPARE_SCHEMAS'])
    expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([])
    expect(readConfig({ ...ofImage, ...environment })).toMatchObject({ isProduction: true, host: '0.0.0.0' })
  })

  test('the web process has the application’s login alone, and trusts nobody beyond its network', () => {
    const config = readConfig({ ...ofImage, ...services.app?.environment })
    expect(config).toMatchObject({
      ownerUrl: undefined,
      redisUrl: 'redis://redis:6379',
      trustedProxies: ['uniquelocal'],
    })
    expect(services.app).not.toHaveProperty('ports')
  })

  test('passwords and the secret come from outside, and each program gets the same', () => {
    const given = { POSTGRES_PASSWORD: 'of-the-owner', APP_PASSWORD: 'of-the-application', ...secret }
    const filled = servicesOf('compose.yaml', given)
    for (const [name] of programs) {
      const { DATABASE_URL, DATABASE_APP_URL, SESSION_SECRET } = filled[name]?.environment ?? {}
      expect(DATABASE_APP_URL).toBe('postgres://bookme_app:of-the-application@db:5432/bookme')
      expect([undefined, 'postgres://bookme:of-the-owner@db:5432/bookme']).toContain(DATABASE_URL)
      expect(SESSION_SECRET).toBe(secret.SESSION_SECRET)
    }
    expect(filled.db?.environment).toMatchObject({ POSTGRES_USER: 'bookme', POSTGRES_PASSWORD: 'of-the-owner' })
    const { SESSION_SECRET, ...without } = servicesOf('compose.yaml').app?.environment ?? {}
    expect(SESSION_SECRET).toBeFalsy()
    expect(() => readConfig({ ...ofImage, ...without })).toThrow(/SESSION_SECRET: is needed in production/)
  })

  test('what a service waits for is there, and can come true', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const service = services[name]
        expect([name, service]).toEqual([name, expect.anything()])
        if (condition === 'service_healthy') expect(service).toHaveProperty('healthcheck')
        // One that is started again never completes.
        if (condition === 'service_completed_successfully') expect(service).not.toHaveProperty('restart')
      }
    }
  })

  test('a program that is stopped has the time it takes for requests under way', () => {
    const { shutdownTimeoutMs } = readConfig({ ...ofImage, ...services.app?.environment })
    expect(Number.parseInt(services.app?.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(shutdownTimeoutMs)
  })

  test('nginx gets its files, and a web process on the port it asks', () => {
    const tls = servicesOf('deploy/compose.tls.yaml', { CERTIFICATES: './deploy' }).nginx
    const mounted = [...(services.nginx?.volumes ?? []), ...(tls?.volumes ?? [])].map((volume) => volume.split(':')[0]!)
    expect(mounted.filter((path) => !existsSync(join(root, path)))).toEqual([])
    const { APP_SERVERS, HTTP_PORT } = services.nginx?.environment ?? {}
    expect(APP_SERVERS).toBe(`server app:${ofImage.PORT};`)
    expect(services.nginx?.ports).toEqual([`8000:${HTTP_PORT}`])
    expect(read('deploy/nginx/tls.conf')).toContain(`listen ${tls?.ports?.[0]?.split(':')[1]} ssl`)
    // All that the template leaves to the environment.
    const template = read('deploy/nginx/bookme.conf.template')
    const wanted = [...template.matchAll(/^[^#\n]*\$\{(\w+)\}/gm)].map(([, name]) => name)
    expect(Object.keys(services.nginx?.environment ?? {}).sort()).toEqual(wanted.sort())
  })

  test('docs/deployment.md lists every variable that may be set', () => {
    const text = read('compose.yaml') + read('deploy/compose.tls.yaml')
    const variables = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))
    const listed = [...read('docs/deployment.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
    expect(listed.sort()).toEqual([...variables].sort())
  })
})

describe('the Dockerfile', () => {
  test('has the project’s Node', () => {
    const versions = Object.values<string>(JSON.parse(read('package.json')).optionalDependencies)
    const majors = new Set(versions.map((version) => version.split('.')[0]))
    const images = [...read('Dockerfile').matchAll(/^FROM node:(\d+)-slim/gm)].map(([, major]) => major)
    expect(images).toHaveLength(2)
    expect(new Set(images)).toEqual(majors)
  })

  test('copies what is there and what .dockerignore lets through', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    )
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
    const [all, ...allowed] = read('.dockerignore').match(/^(\*|!.+)$/gm) ?? []
    expect(all).toBe('*')
    const passes = (path: string) => allowed.some((rule) => `${path}/`.startsWith(`${rule.slice(1)}/`))
    expect(copied.filter((path) => !passes(path))).toEqual([])
    // Every package, or npm would not find the workspace the lock file has.
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] }
    expect(workspaces).toEqual(['packages/*', 'apps/*', 'bench'])
    expect(copied).toEqual(expect.arrayContaining(['bench/package.json', 'apps/server/package.json']))
  })
})
