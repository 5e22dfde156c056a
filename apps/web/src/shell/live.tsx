import { Alert } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refresh, type Subject } from './refresh.ts'

/** A stream ends now and then and comes back at once: only what lasts longer is told. */
const patience = 6000
const longestWait = 60_000

/** Other people's changes appear by themselves. While they cannot, it says so. */
export function Live() {
  const { t } = useTranslation('shell')
  const client = useQueryClient()
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    let source: EventSource | undefined
    let wait = 2000
    let wasThere = false
    let lost: ReturnType<typeof setTimeout> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let flush: ReturnType<typeof setTimeout> | undefined
    const changed = new Set<Subject>()

    const connect = () => {
      source = new EventSource('/api/live/')
      source.addEventListener('ready', () => {
        clearTimeout(lost)
        lost = undefined
        wait = 2000
        setLost(false)
        // Whatever happened while nobody listened.
        if (wasThere) void client.invalidateQueries()
        wasThere = true
      })
      source.addEventListener('change', ({ data }: MessageEvent<string>) => {
        changed.add((JSON.parse(data) as { subject: Subject }).subject)
        // What one person does is often told as several changes.
        flush ??= setTimeout(() => {
          flush = undefined
          void refresh(client, changed)
          changed.clear()
        }, 150)
      })
      source.addEventListener('error', () => {
        lost ??= setTimeout(() => setLost(true), patience)
        if (source?.readyState !== EventSource.CLOSED) return
        // Refused: the browser does not try again by itself.
        retry = setTimeout(connect, wait)
        wait = Math.min(wait * 2, longestWait)
      })
    }
    connect()
    return () => {
      source?.close()
      for (const timer of [lost, retry, flush]) clearTimeout(timer)
    }
  }, [client])
  if (!isLost) return null
  return (
    <Alert color="orange" mb="md" role="status" icon={<WifiOff size={18} aria-hidden />}>
      {t('lost')}
    </Alert>
  )
}
