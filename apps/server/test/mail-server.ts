import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Received {
  to: string[]
  raw: string
  email: Email
}

/** A mail server of the test's own. */
export async function mailServer(
  options: SMTPServerOptions & { beforeAnswer?: () => Promise<void> } = {},
): Promise<{ url: string; received: Received[] }> {
  const { beforeAnswer, ...more } = options
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer)
      } catch (error) {
        // Whoever was sending is gone, and the message with them.
        done(error as Error)
        return
      }
      const raw = Buffer.concat(chunks)
      received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        raw: raw.toString('utf8'),
        email: await PostalMime.parse(raw),
      })
      await beforeAnswer?.()
      done()
    },
    ...more,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received }
}
