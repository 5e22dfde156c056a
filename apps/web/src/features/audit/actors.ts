import type { Row } from '../../api/shapes.ts'

export type ActorKind = Row<'audit_list'>['actor_kind']

export const actorKinds = ['member', 'key', 'support', 'operator', 'customer', 'system'] as const satisfies ActorKind[]

export function isActorKind(value: unknown): value is ActorKind {
  return actorKinds.some((kind) => kind === value)
}
