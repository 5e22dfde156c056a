import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readWhySearch } from './search.ts'

export const whyRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/why',
    validateSearch: readWhySearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'WhyPage'),
  }),
] as const
