import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { type ActorKind, isActorKind } from './actors.ts'

export const auditRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/history',
    validateSearch: (search): { action?: string; who?: ActorKind; actor?: string } => ({
      ...(typeof search.action === 'string' ? { action: search.action } : {}),
      ...(isActorKind(search.who) ? { who: search.who } : {}),
      ...(typeof search.actor === 'string' ? { actor: search.actor } : {}),
    }),
    component: lazyRouteComponent(() => import('./page.tsx'), 'AuditPage'),
  }),
] as const
