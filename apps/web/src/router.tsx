import { createRouter } from '@tanstack/react-router'
import { adminRoutes } from './features/admin/routes.ts'
import { bookingsRoutes } from './features/bookings/routes.ts'
import { calendarRoutes } from './features/calendar/routes.ts'
import { customersRoutes } from './features/customers/routes.ts'
import { moneyRoutes } from './features/money/routes.ts'
import { reportsRoutes } from './features/reports/routes.ts'
import { todayRoutes } from './features/today/routes.ts'
import { waitlistRoutes } from './features/waitlist/routes.ts'
import { whyRoutes } from './features/why/routes.ts'
import { dashboardRoute, rootRoute } from './shell/routes.tsx'
import { Failure } from './ui/failure.tsx'
import { Loading } from './ui/loading.tsx'

const routeTree = rootRoute.addChildren([
  adminRoutes,
  dashboardRoute.addChildren([
    ...todayRoutes,
    ...calendarRoutes,
    ...whyRoutes,
    ...bookingsRoutes,
    ...customersRoutes,
    ...waitlistRoutes,
    ...moneyRoutes,
    ...reportsRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
