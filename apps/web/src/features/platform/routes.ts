import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/routes.tsx'
import { type Asked, asked, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'
import { type Status, statuses } from './statuses.ts'

/** For those who run the platform, on its own host. */
const platformRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'PlatformFrame'),
})

export interface BusinessesSearch {
  search: string
  status: Status
  failing: true
  page: number
}

const businessesRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: '/',
  validateSearch: (search: Search): Asked<BusinessesSearch> =>
    asked({
      search: textOf(search.search),
      status: oneOf(statuses, search.status),
      failing: search.failing === true ? (true as const) : undefined,
      page: pageOf(search.page),
    }),
  component: lazyRouteComponent(() => import('./businesses/page.tsx'), 'BusinessesPage'),
})

const businessRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'businesses/$id',
  component: lazyRouteComponent(() => import('./business/page.tsx'), 'BusinessPage'),
})

const jobsRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'jobs',
  validateSearch: (search: Search): Asked<{ page: number }> => asked({ page: pageOf(search.page) }),
  component: lazyRouteComponent(() => import('./jobs/page.tsx'), 'JobsPage'),
})

const usageRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'usage',
  validateSearch: (search: Search): Asked<{ page: number; ordering: string }> =>
    asked({ page: pageOf(search.page), ordering: textOf(search.ordering) }),
  component: lazyRouteComponent(() => import('./usage.tsx'), 'UsagePage'),
})

const visitsRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'visits',
  component: lazyRouteComponent(() => import('./visits.tsx'), 'VisitsPage'),
})

const historyRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: 'history',
  validateSearch: (search: Search): Asked<{ business: string }> => asked({ business: textOf(search.business) }),
  component: lazyRouteComponent(() => import('./history.tsx'), 'HistoryPage'),
})

export const platformRoutes = platformRoute.addChildren([
  businessesRoute,
  businessRoute,
  jobsRoute,
  usageRoute,
  visitsRoute,
  historyRoute,
])
