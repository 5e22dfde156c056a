import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readWaitlistSearch } from './search.ts'

export const waitlistRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/waitlist',
    validateSearch: readWaitlistSearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'WaitlistPage'),
  }),
] as const
