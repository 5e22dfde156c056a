import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/routes.tsx'
import type { View } from './rows.ts'

/** Every model there is on a host, at /admin/models: the same screens for a business's owner and for operators. */
const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/models',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'AdminFrame'),
})

const indexRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./index-page.tsx'), 'ModelsPage'),
})

const listRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '$model',
  validateSearch: (search: Record<string, unknown>): Partial<View> => ({
    ...(Number(search.page) > 1 ? { page: Math.floor(Number(search.page)) } : {}),
    ...(typeof search.search === 'string' && search.search !== '' ? { search: search.search } : {}),
    ...(typeof search.ordering === 'string' && search.ordering !== '' ? { ordering: search.ordering } : {}),
    ...(isTexts(search.filters) ? { filters: search.filters } : {}),
  }),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListPage'),
})

const newRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '$model/new',
  component: lazyRouteComponent(() => import('./one-page.tsx'), 'NewPage'),
})

const oneRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '$model/$id',
  component: lazyRouteComponent(() => import('./one-page.tsx'), 'OnePage'),
})

export const adminRoutes = adminRoute.addChildren([indexRoute, listRoute, newRoute, oneRoute])

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')
}
