/**
 * Aborts at the first Ctrl-C or SIGTERM. A second one ends the process at once: whoever presses it twice does not want
 * to wait. So does the time limit, in case something never finishes.
 */
export function stopSignal(limitMs?: number): AbortSignal {
  const controller = new AbortController()
  let stoppedAt: number | undefined
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      const now = performance.now()
      if (stoppedAt === undefined) {
        stoppedAt = now
        controller.abort()
        if (limitMs !== undefined) setTimeout(giveUp, limitMs, 'It took too long: stopped at once.').unref()
      } else if (now - stoppedAt > oneKeystrokeMs) giveUp('Stopped at once.')
    })
  }
  return controller.signal
}

// npm hands on to its child the signal that the terminal has sent to both: one Ctrl-C arrives twice.
const oneKeystrokeMs = 500

function giveUp(message: string): never {
  console.error(message)
  process.exit(1)
}

export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
