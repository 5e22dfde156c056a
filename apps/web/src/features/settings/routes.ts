import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./page.tsx'), 'SettingsPage'),
  }),
] as const
