import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const closuresRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/closures',
    validateSearch: (search): { year?: number } => (Number.isInteger(search.year) ? { year: Number(search.year) } : {}),
    component: lazyRouteComponent(() => import('./page.tsx'), 'ClosuresPage'),
  }),
] as const
