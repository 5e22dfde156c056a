import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router'
import { NotFound } from '../ui/not-found.tsx'
import { readOpen } from './open.ts'
import { Shell } from './shell.tsx'

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

/** Everything of a business's owner and team is inside the shell, at /dashboard. */
export const dashboardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboard',
  validateSearch: readOpen,
  component: Shell,
})
