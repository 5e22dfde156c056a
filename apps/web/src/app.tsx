import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { isOffline, ProblemError } from './api/problem.ts'
import { directionOf, type Language } from './i18n/languages.ts'
import { nonce } from './nonce.ts'
import { router } from './router.tsx'
import { theme } from './theme.ts'

// What is told before they are there waits for them.
const Notices = lazy(async () => ({ default: (await import('./ui/notices.tsx')).Notices }))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Without a network it is asked all the same: what fails is told, with a way on, and what waits is told by nobody.
      networkMode: 'always',
      refetchOnReconnect: true,
      // What was refused will be refused again.
      retry: (failures, error) =>
        failures < 2 && (isOffline(error) || (error instanceof ProblemError && error.status >= 500)),
    },
    mutations: { networkMode: 'always' },
  },
})

export function App() {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  return (
    <DirectionProvider key={language} initialDirection={directionOf[language]} detectDirection={false}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <QueryClientProvider client={client}>
          <Suspense fallback={null}>
            <Notices />
          </Suspense>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
