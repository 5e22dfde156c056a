import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguages } from './i18n/index.ts'

// Without a network a screen's program does not come. The router would load the whole page anew, and find nothing:
// under another name it is told like everything else that did not come.
window.addEventListener('vite:preloadError', ({ payload }) => {
  if (!navigator.onLine) payload.message = 'There is no network.'
})

await startLanguages()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root.')
createRoot(root).render(<App />)
