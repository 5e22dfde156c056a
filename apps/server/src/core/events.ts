import type { TenantTx } from '@bookme/tenancy'

/** Something that happens in one module and concerns others, which it does not know. */
export interface DomainEvent<Payload> {
  readonly name: string
  /** Only for its type. */
  readonly payload?: Payload
}

/** What a module does about it in the same transaction: statements, sent in this order and in the flush of what happened. */
export type Listener<Payload> = (tx: TenantTx, payload: Payload) => readonly PromiseLike<unknown>[]

const listeners = new Map<string, Listener<never>[]>()
let connected = false

export function defineEvent<Payload>(name: string): DomainEvent<Payload> {
  return { name }
}

/** For `listeners.ts`, where all of them are. */
export function listen<Payload>(event: DomainEvent<Payload>, listener: Listener<Payload>): void {
  const known = listeners.get(event.name) ?? []
  listeners.set(event.name, [...known, listener])
}

/** From now on events are announced: before, whoever should hear of them might be missing. */
export function connect(): void {
  connected = true
}

/**
 * Announces what happens in `tx`: what listeners write about it commits with it, or not at all.
 *
 * @param own - statements that are sent before those of the listeners
 * @returns all of them, sent when it is awaited: in `Promise.all` in its place
 */
export function emit<Payload>(
  tx: TenantTx,
  event: DomainEvent<Payload>,
  payload: Payload,
  own: readonly PromiseLike<unknown>[] = [],
): PromiseLike<unknown> {
  if (!connected) throw new Error(`Nobody hears of ${event.name}: import listeners.ts before anything happens.`)
  const heard = (listeners.get(event.name) ?? []) as Listener<Payload>[]
  return inTurn(() => [...own, ...heard.flatMap((listener) => listener(tx, payload))])
}

/**
 * Statements that are sent together once they are awaited. `Promise.all` would send those in an inner list after those
 * behind it.
 */
function inTurn(issue: () => readonly PromiseLike<unknown>[]): PromiseLike<unknown> {
  return {
    // biome-ignore lint/suspicious/noThenProperty: statements of the query builder are sent when they are awaited, and so are these
    then: (done, failed) => {
      const sent = issue().map((statement) => new Promise((resolve, reject) => statement.then(resolve, reject)))
      return Promise.all(sent).then(done, failed)
    },
  }
}
