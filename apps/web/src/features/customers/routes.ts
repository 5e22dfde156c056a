import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readCustomerSearch, readCustomersSearch } from './search.ts'

export const customersRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/customers',
    validateSearch: readCustomersSearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/customers/import',
    component: lazyRouteComponent(() => import('./import/page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/customers/$customerId',
    validateSearch: readCustomerSearch,
    component: lazyRouteComponent(() => import('./detail.tsx'), 'CustomerPage'),
  }),
] as const
