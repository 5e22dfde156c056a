import { tenancyPlugin } from '@bookme/tenancy/fastify'
import helmet from '@fastify/helmet'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
  type RouteOptions,
} from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { modelsModule } from './admin/models/index.ts'
import { adminRoutes } from './admin/routes.ts'
import { authorise, noSuchAddress, permissions } from './core/access.ts'
import { keepTime } from './core/clock.ts'
import type { Config } from './core/config.ts'
import { documents } from './core/documents.ts'
import { ForeignOriginError, NoSuchAddressError } from './core/errors.ts'
import type { Module } from './core/module.ts'
import { assertAddress } from './core/network.ts'
import { addVary, sendPage, styleHash, wantsPage } from './core/page.ts'
import { type Action, ownActions } from './core/permissions.ts'
import { watchPressure } from './core/pressure.ts'
import { sendProblem } from './core/problem.ts'
import { limitRates } from './core/rate-limit.ts'
import { serializerCompiler } from './core/serializer.ts'
import { healthRoutes } from './health.ts'
import { internalRoutes } from './internal.ts'
import './listeners.ts'
import { auditModule, platformAuditModule } from './modules/audit/index.ts'
import { bookingsModule } from './modules/bookings/index.ts'
import { calendarsModule } from './modules/calendars/index.ts'
import { communicationsModule } from './modules/communications/index.ts'
import { customersModule } from './modules/customers/index.ts'
import { jobsModule } from './modules/jobs/index.ts'
import { liveModule } from './modules/live/index.ts'
import { mailModule, mailPages } from './modules/mail/index.ts'
import { manageModule } from './modules/manage/index.ts'
import { overviewModule } from './modules/overview/index.ts'
import {
  callbackRoutes,
  paymentProvidersModule,
  paymentsModule,
  payOptionsOf,
  reductionsOf,
} from './modules/payments/index.ts'
import { phoneWebhooks, repliesModule } from './modules/phone/index.ts'
import { portalModule } from './modules/portal/index.ts'
import { businessReportsModule, reportsModule } from './modules/reports/index.ts'
import { resourcesModule } from './modules/resources/index.ts'
import { servicesModule } from './modules/services/index.ts'
import { signUpModule, verificationModule } from './modules/signup/index.ts'
import { staffIdOfUser, staffModule } from './modules/staff/index.ts'
import { startersModule } from './modules/starters/index.ts'
import {
  type BookmeTenancy,
  domainsModule,
  doorkeeper,
  isGone,
  limitsOf,
  NotOpenYetError,
  ReadOnlyError,
  redirectToPrimary,
  settingsModule,
  settingsOf,
  TenantClosedError,
  tenantsModule,
} from './modules/tenants/index.ts'
import { todayModule } from './modules/today/index.ts'
import { usageModule } from './modules/usage/index.ts'
import {
  createUsers,
  keyRefusals,
  membersModule,
  ownersOf,
  UnknownKeyError,
  usersModule,
} from './modules/users/index.ts'
import { offerFreedTimes, waitlistModule } from './modules/waitlist/index.ts'
import { webhooksModule } from './modules/webhooks/index.ts'
import { customerPages } from './site/customers.ts'
import { entrancePages } from './site/entrance/index.ts'
import { bookingPages, closedPage } from './site/index.ts'
import { sendSite } from './site/layout.ts'
import { payPages } from './site/pay/pages.ts'
import { receiptPage } from './site/pay/receipt.ts'
import { platformPages } from './site/platform/index.ts'
import { tenantSite } from './site/site.ts'
import { startRoutes } from './start.ts'
import { leadToModels, webRoutes } from './web.ts'

export interface AppOptions {
  config: Config
  tenancy: BookmeTenancy
  /** By default nothing is logged. */
  logger?: FastifyBaseLogger
  /** Beside those of the platform; for tests. */
  modules?: readonly Module[]
}

declare module 'fastify' {
  interface FastifyInstance {
    /** All routes there are, with who may call them. */
    declaredRoutes: readonly RouteOptions[]
  }
}

/**
 * The web application, not listening yet. It does not close the tenancy: whoever opened it does.
 *
 * @throws {Error} a route declares no permission; the message names the route
 */
export async function buildApp({ config, tenancy, logger, modules = [] }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger }),
    // One line a request, below, without addresses and query strings.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: config.requestTimeoutMs,
    http: {
      // Here, too: Node takes the longer of this and `headersTimeout`, which otherwise stays at its minute.
      requestTimeout: config.requestTimeoutMs,
      // Otherwise Node looks every thirty seconds.
      connectionsCheckingInterval: Math.min(config.requestTimeoutMs / 4, 5000),
    },
    connectionTimeout: config.requestTimeoutMs * 2,
    keepAliveTimeout: 72_000,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  })
  app.setValidatorCompiler(validatorCompiler as never)
  app.setSerializerCompiler(serializerCompiler)
  // Only JSON: a page of another site may send text without asking first.
  app.removeContentTypeParser('text/plain')
  const readJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients name the type whether there is a body or not; whether there must be one, the contract says.
    if (body === '') done(null)
    else readJson(request, body as string, done)
  })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))

  const routes: RouteOptions[] = []
  app.decorate('declaredRoutes', routes)
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => assertPermissions(routes))
  app.addHook('onResponse', async (request, reply) => {
    const { url = null } = request.routeOptions
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method: request.method, route: url, status: reply.statusCode, ms }, 'request')
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [styleHash],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only a browser that came over TLS may be told to come so for ever.
    strictTransportSecurity: config.isProduction ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  })

  // Outside of what is done for hosts: whoever watches the process asks it by address, and when the database is away.
  await app.register(healthRoutes, { tenancy })
  await app.register(internalRoutes, { tenancy, config, isGone })
  await app.register((site) => buildSite(site, { config, tenancy, modules, routes }))
  return app
}

async function buildSite(
  site: FastifyInstance,
  { config, tenancy, modules, routes }: Required<Omit<AppOptions, 'logger'>> & { routes: readonly RouteOptions[] },
): Promise<void> {
  site.setErrorHandler(answerError)
  site.setNotFoundHandler((request, reply) => answerError(noSuchAddress(), request, reply))
  keepTime(site, config)
  await watchPressure(site, config)
  const settings = settingsOf(tenancy)
  await site.register(tenancyPlugin, {
    tenancy,
    platformHosts: [config.baseDomain, `www.${config.baseDomain}`],
    closed: doorkeeper((request) => request.authenticate(), closedPage(settings)),
  })
  site.addHook('onRequest', redirectToPrimary(tenancy))
  site.addHook('onRequest', leadToModels)
  site.decorate('models', [])
  site.decorateRequest('ownStaffId', null)
  site.decorateRequest('visitor', null)
  site.addHook('onRequest', async (request, reply) => {
    assertAddress(request)
    if (request.tenantOrNull !== null) request.log = request.log.child({ tenant: request.tenantOrNull.slug })
    if (request.is404) return
    // What not everybody may see is not to be kept on the way, nor by the browser for whoever sits there next.
    if (request.routeOptions.config.permission !== 'everyone') reply.header('cache-control', 'no-store')
    await authorise(request, { identify: (one) => one.authenticate(), ownStaffIdOf })
  })
  const countRequest = await limitRates(site, config)
  const reductions = reductionsOf(countRequest)
  // Before the routes it is to know.
  const limits = limitsOf(tenancy)
  offerFreedTimes(site, { settings })
  const signingUp = { tenancy, secret: config.secret, platform: config.baseDomain }
  const paying = payOptionsOf(config)
  const all = [
    servicesModule(limits),
    staffModule(limits),
    customersModule({ healthKeys: config.healthKeys }),
    resourcesModule,
    bookingsModule({ settings, secret: config.secret, reductions }),
    manageModule({ settings, secret: config.secret, baseDomain: config.baseDomain, paying }),
    calendarsModule({ settings, secret: config.secret, baseDomain: config.baseDomain }),
    waitlistModule({ settings, secret: config.secret }),
    portalModule({ tenancy, config }),
    paymentsModule({
      settings,
      countRequest,
      showReceipt: async (request, reply, printed) => {
        const site = await tenantSite(request, reply, settings)
        return sendSite(request, reply, site, receiptPage(site, printed))
      },
    }),
    communicationsModule(settings),
    webhooksModule(config),
    repliesModule,
    paymentProvidersModule(tenancy, paying),
    overviewModule(tenancy),
    tenantsModule(tenancy, { platform: config.baseDomain, settings, ownersOf }),
    settingsModule(tenancy, settings),
    signUpModule(signingUp),
    verificationModule(signingUp),
    usersModule(tenancy),
    membersModule({ tenancy, settings, config }),
    reportsModule(tenancy, settings),
    liveModule(tenancy),
    todayModule(settings),
    businessReportsModule(settings),
    startersModule(limits, settings),
    auditModule(tenancy),
    platformAuditModule(tenancy),
    usageModule(tenancy, settings),
    domainsModule(tenancy, { config, settings }),
    mailModule(tenancy),
    jobsModule(tenancy),
    modelsModule(tenancy, routes),
    ...modules,
  ]
  const tagsOf = (scope: 'tenant' | 'platform') =>
    Object.assign({}, ...all.filter((module) => [scope, 'both'].includes(module.scope)).map(({ tags }) => tags))
  await documents(site, {
    version: '0.1.0',
    everywhere: { tenant: [TenantClosedError, NotOpenYetError, ReadOnlyError], platform: [] },
    changing: [ForeignOriginError],
    identifying: { tenant: keyRefusals, platform: [UnknownKeyError] },
    tags: { tenant: tagsOf('tenant'), platform: tagsOf('platform') },
  })
  await site.register(createUsers({ tenancy, config, countRequest }).plugin)
  for (const module of all) {
    await site.register(
      async (scope) => {
        scope.addHook('onRoute', (route) => {
          // Left out is left out: `assertPermissions` finds it.
          route.config = { ...(route.config as NonNullable<typeof route.config>), hosts: module.scope }
        })
        await scope.register(module.routes)
      },
      { prefix: '/api' },
    )
  }
  await site.register(phoneWebhooks, { tenancy, config })
  await site.register(startRoutes, { routes, settings })
  await site.register(platformPages(signingUp))
  await site.register(entrancePages({ ...signingUp, config, settings }))
  await site.register(bookingPages({ tenancy, settings, secret: config.secret, paying, reductions }))
  await site.register(payPages({ ...paying, settings }))
  await site.register(customerPages, { settings, secret: config.secret, paying, tenancy, config })
  await site.register(callbackRoutes({ ...paying, tenancy }))
  await site.register(adminRoutes)
  await site.register(webRoutes)
  if (!config.isProduction) await site.register(mailPages, { tenancy })
}

async function ownStaffIdOf(request: FastifyRequest): Promise<string | undefined> {
  const { tenant, user } = request
  return user === null ? undefined : staffIdOfUser(tenant.db, user.memberId)
}

/** @throws {Error} naming each route that does not say who may call it */
function assertPermissions(routes: readonly RouteOptions[]): void {
  const known: readonly unknown[] = permissions
  const silent = routes.filter((route) => !known.includes(route.config?.permission))
  const loose = routes.filter(({ config }) => ownActions.has(config?.permission as Action) && config?.own !== true)
  if (loose.length > 0) {
    throw new Error(`${loose.map(({ url }) => url).join(' and ')} must keep staff to their own calendar: config.own.`)
  }
  if (silent.length === 0) return
  const names = [...new Set(silent.map(({ method, url }) => `${[method].flat().join(', ')} ${url}`))]
  throw new Error(`Who may call ${names.join(' and ')}? Declare it: config: { permission: … }.`)
}

/** A person who followed a link to nowhere gets a page; all other refusals are for programs. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof NoSuchAddressError)) return sendProblem(error, request, reply)
  addVary(reply, 'Accept')
  if (!wantsPage(request)) return sendProblem(error, request, reply)
  return sendPage(request, reply.code(404), ({ notFound, home }) => ({
    ...notFound,
    links: [{ href: '/', ...home }],
  }))
}
