import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { asked, pageOf, type Search } from '../../ui/address.ts'
import { readPaymentsSearch, readReceiptsSearch, readTillSearch, readTransactionsSearch } from './search.ts'

export const moneyRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money',
    validateSearch: readTillSearch,
    component: lazyRouteComponent(() => import('./till/page.tsx'), 'TillPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money/transactions',
    validateSearch: readTransactionsSearch,
    component: lazyRouteComponent(() => import('./transactions/page.tsx'), 'TransactionsPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money/online',
    validateSearch: readPaymentsSearch,
    component: lazyRouteComponent(() => import('./online/page.tsx'), 'OnlinePage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money/receipts',
    validateSearch: readReceiptsSearch,
    component: lazyRouteComponent(() => import('./receipts/page.tsx'), 'ReceiptsPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/money/closing',
    validateSearch: (search: Search) => asked({ page: pageOf(search.page) }),
    component: lazyRouteComponent(() => import('./closing/page.tsx'), 'ClosingPage'),
  }),
] as const
