import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readCalendarSearch } from './search.ts'

export const calendarRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/calendar',
    validateSearch: readCalendarSearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'CalendarPage'),
  }),
] as const
