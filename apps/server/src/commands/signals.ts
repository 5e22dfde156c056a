/**
 * Aborts at the first Ctrl-C or SIGTERM, and when npm, having started this, is gone. A second signal ends the process at once: whoever presses it twice does not want
 * to wait. So does the time limit, in case something never finishes.
 */
export function stopSignal(limitMs?: number): AbortSignal {
  const controller = new AbortController()
  let stoppedAt: number | undefined
  const stop = () => {
    if (stoppedAt !== undefined) return
    stoppedAt = performance.now()
    clearInterval(watch)
    controller.abort()
    if (limitMs !== undefined) setTimeout(giveUp, limitMs, 'It took too long: stopped at once.').unref()
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stoppedAt !== undefined && performance.now() - stoppedAt > oneKeystrokeMs) giveUp('Stopped at once.')
      stop()
    })
  }
  const watch = whenNpmIsGone(() => {
    console.error('npm, which has started this, is gone.')
    stop()
  })
  return controller.signal
}

/**
 * npm does not always hand on the signal that ends it, and is killed without a chance to; what it has started would
 * then run on unseen. Only under npm: whoever starts the program itself with nohup, setsid or a supervisor wants it to
 * outlive its parent.
 */
function whenNpmIsGone(gone: () => void): NodeJS.Timeout | undefined {
  if ((process.env.npm_lifecycle_event ?? '') === '') return undefined
  const parent = process.ppid
  const isThere = () => {
    // Elsewhere than on Windows an orphan gets another parent.
    if (process.ppid !== parent) return false
    try {
      process.kill(parent, 0)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM'
    }
  }
  return setInterval(() => {
    if (!isThere()) gone()
  }, 1000).unref()
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
