import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server behind `npm run web`, which must run too: its hosts are asked under their own names. */
const server = 'http://127.0.0.1:8000'

export default defineConfig({
  // The server hands these files out at /web/ on every host, for a year: their names change with them.
  base: '/web/',
  // Styles that scripts write get the number that apps/server/src/web.ts puts here for each answer.
  html: { cspNonce: '%NONCE%' },
  plugins: [react()],
  build: {
    target: 'es2023',
    // Older ones get `light-dark()` in pieces that follow no choice of colours.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 300,
    manifest: 'manifest.json',
    // A file is a file: `data:` addresses would have to be allowed by the content policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every screen needs comes in two files instead of seventy, what most need in a third: they pack better, and
        // a telephone asks less often. What is of others changes less often than what is ours.
        codeSplitting: {
          groups: [
            { name: 'vendor', tags: ['$initial'], test: /node_modules/ },
            // Without main.tsx: what others import from may not wait for what main.tsx waits for.
            { name: 'shell', tags: ['$initial'], test: /src[\\/](?!main\.tsx)/ },
            { name: 'parts', test: /node_modules/, minShareCount: 20 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    host: '127.0.0.1',
    allowedHosts: ['.localhost'],
    proxy: Object.fromEntries(
      ['/api', '/log-in', '/auth', '/logo'].map((path) => [
        path,
        {
          target: server,
          configure: (proxy) => {
            proxy.on('proxyReq', (outgoing, incoming) => {
              const host = String(incoming.headers.host).replace(/:\d+$/, ':8000')
              outgoing.setHeader('host', host)
              if (incoming.headers.origin !== undefined) outgoing.setHeader('origin', `http://${host}`)
            })
          },
        },
      ]),
    ),
  },
})
