import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Html } from '../../core/page.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { callbackOf } from '../../modules/users/index.ts'
import { formOf, queryOf } from '../forms.ts'
import type { SitePage } from '../layout.ts'
import { link, notice } from '../parts/index.ts'
import { doorSite, type Site } from '../site.ts'
import { type LogInWords, logInWords } from './log-in-words.ts'

export type Refusal = keyof LogInWords['refusals']

/** Pages of the ways in: the same on the platform's own host and on that of a business, in the dress of each. */
export interface Entrance {
  site: Site
  /** `null` on the platform's own host. */
  business: string | null
  /** Where it goes on: a path of this host. */
  next: string
  /** Of a business that waits for its address to be confirmed: no. */
  isOpen: boolean
  email?: string
  refusal?: Refusal | undefined
}

export type EntrancePage = (entrance: Entrance) => SitePage

export const paths = {
  logIn: '/log-in',
  code: '/log-in/code',
  link: '/log-in/link',
  password: '/log-in/password',
  continued: '/log-in/continue',
  logOut: '/log-out',
  letter: '/sign-up/letter',
  businesses: '/businesses',
} as const

const usualNext = (request: FastifyRequest) => (request.tenantOrNull === null ? paths.businesses : '/dashboard')

/** What somebody asked to go on to, as a path, if it is a page of this host: else where people usually go. */
export function nextOf(request: FastifyRequest, wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 4000) return usualNext(request)
  try {
    const { pathname, search, hash } = new URL(callbackOf(request, wanted))
    // After `/.//`, say, a path alone would lead to another host; and of `/` nobody asked to come back to it.
    return pathname.startsWith('//') || pathname === '/' ? usualNext(request) : pathname + search + hash
  } catch {
    return usualNext(request)
  }
}

export async function entranceOf(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: SettingsOf,
  more: Partial<Entrance> = {},
): Promise<Entrance> {
  const given = formOf(request).get('next') ?? queryOf(request).get('next')
  return {
    site: await doorSite(request, reply, settings),
    business: request.tenantOrNull?.name ?? null,
    next: nextOf(request, given),
    isOpen: request.tenantOrNull?.status !== 'unverified',
    ...more,
  }
}

export const withNext = (path: string, next: string) => `${path}?${new URLSearchParams({ next })}`

export const told = ({ refusals }: Pick<LogInWords, 'refusals'>, refusal: Refusal | undefined): Html | '' =>
  refusal === undefined ? '' : notice('bad', refusals[refusal], { isNew: true })

export const backToLogIn = ({ site, next }: Entrance): Html =>
  link(withNext(paths.logIn, next), logInWords[site.language].back, { kind: 'plain' })
