import { createRouter } from '@tanstack/react-router'
import { adminRoutes } from './features/admin/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { bookingPageRoutes } from './features/booking-page/routes.ts'
import { bookingsRoutes } from './features/bookings/routes.ts'
import { calendarRoutes } from './features/calendar/routes.ts'
import { catalogueRoutes } from './features/catalogue/routes.ts'
import { closuresRoutes } from './features/closures/routes.ts'
import { customersRoutes } from './features/customers/routes.ts'
import { firstRunRoutes } from './features/first-run/routes.ts'
import { integrationsRoutes } from './features/integrations/routes.ts'
import { membersRoutes } from './features/members/routes.ts'
import { messagesRoutes } from './features/messages/routes.ts'
import { moneyRoutes } from './features/money/routes.ts'
import { passesRoutes } from './features/passes/routes.ts'
import { platformRoutes } from './features/platform/routes.ts'
import { policiesRoutes } from './features/policies/routes.ts'
import { reportsRoutes } from './features/reports/routes.ts'
import { roomsRoutes } from './features/rooms/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { teamRoutes } from './features/team/routes.ts'
import { todayRoutes } from './features/today/routes.ts'
import { waitlistRoutes } from './features/waitlist/routes.ts'
import { whyRoutes } from './features/why/routes.ts'
import { RouteFailure } from './shell/route-failure.tsx'
import { dashboardRoute, rootRoute } from './shell/routes.tsx'
import { Loading } from './ui/loading.tsx'

const routeTree = rootRoute.addChildren([
  adminRoutes,
  platformRoutes,
  dashboardRoute.addChildren([
    ...todayRoutes,
    ...calendarRoutes,
    ...whyRoutes,
    ...bookingsRoutes,
    ...customersRoutes,
    ...waitlistRoutes,
    ...moneyRoutes,
    ...passesRoutes,
    ...reportsRoutes,
    ...integrationsRoutes,
    ...membersRoutes,
    ...messagesRoutes,
    ...auditRoutes,
    ...settingsRoutes,
    ...bookingPageRoutes,
    ...firstRunRoutes,
    ...policiesRoutes,
    ...roomsRoutes,
    ...closuresRoutes,
    ...teamRoutes,
    ...catalogueRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
