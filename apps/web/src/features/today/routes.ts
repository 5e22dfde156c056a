import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const todayRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./page.tsx'), 'TodayPage'),
  }),
] as const
