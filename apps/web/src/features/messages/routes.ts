import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { type Status, statuses, type Tab, tabs } from './kinds.ts'

export const messagesRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/messages',
    validateSearch: (search): { tab?: Tab; status?: Status; page?: number } => {
      const tab = tabs.find((one) => one === search.tab)
      const status = statuses.find((one) => one === search.status)
      return {
        ...(tab === undefined ? {} : { tab }),
        ...(status === undefined ? {} : { status }),
        ...(Number.isInteger(search.page) ? { page: Number(search.page) } : {}),
      }
    },
    component: lazyRouteComponent(() => import('./page.tsx'), 'MessagesPage'),
  }),
] as const
