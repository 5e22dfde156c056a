import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const membersRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/members',
    component: lazyRouteComponent(() => import('./page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./account/page.tsx'), 'AccountPage'),
  }),
] as const
