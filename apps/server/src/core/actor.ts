import type { FastifyRequest } from 'fastify'

/** Who did something, to be kept beside what was done: users are elsewhere, and may go. */
export interface Actor {
  /** The user's; `null` for a visitor or the program itself. */
  actorId: string | null
  actorName: string
}

export const nobody: Actor = { actorId: null, actorName: '' }

/** Whoever sent the request, as far as the route asked who that is. */
export function actorOf({ user }: FastifyRequest): Actor {
  return user === null ? nobody : { actorId: user.id, actorName: user.name }
}
