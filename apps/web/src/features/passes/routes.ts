import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readCouponsSearch, readPassesSearch } from './search.ts'

export const passesRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money/passes',
    validateSearch: readPassesSearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'PassesPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money/coupons',
    validateSearch: readCouponsSearch,
    component: lazyRouteComponent(() => import('./coupons/page.tsx'), 'CouponsPage'),
  }),
] as const
