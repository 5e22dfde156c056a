import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

const options = { method: 'POST', body: z.object({ userId: z.string() }) } as const

/**
 * Opens sessions for whoever has proved to us who they are, with better-auth's own cookies. It answers like
 * `/sign-in/email`. No route leads here: only {@link enterBy} asks for these paths.
 */
export const entrance = {
  id: 'bookme-entrance',
  endpoints: {
    // better-auth asks for the second factor after three paths and no others. This one is free: its plugin is not used.
    enterByLink: createAuthEndpoint('/sign-in/username', options, async (context) => {
      const user = await enter(context)
      return context.json({ redirect: false, user })
    }),
    enterByPasskey: createAuthEndpoint('/sign-in/passkey', options, async (context) => {
      const user = await enter(context)
      return context.json({ redirect: false, user })
    }),
  },
}

/** A link proves one factor, so the second is asked for if it is on; a passkey with its owner verified proves both. */
export const enterBy = { link: '/sign-in/username', passkey: '/sign-in/passkey' } as const

async function enter(context: Parameters<typeof setSessionCookie>[0] & { body: { userId: string } }) {
  const { internalAdapter } = context.context
  const user = await internalAdapter.findUserById(context.body.userId)
  if (user === null) throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' })
  const session = await internalAdapter.createSession(user.id)
  await setSessionCookie(context, { session, user })
  return user
}
