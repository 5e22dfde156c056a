import type { operations } from './platform.d.ts'

type Json<Answer> = Answer extends { content: { 'application/json': infer Content } } ? Content : never

/** What an operation of the platform's API answers when it has done what it was asked for. */
export type PlatformReply<Name extends keyof operations> = operations[Name] extends { responses: infer Answers }
  ? Answers extends { 200: infer Answer } | { 201: infer Answer }
    ? Json<Answer>
    : never
  : never

/** One of a list. */
export type PlatformRow<Name extends keyof operations> =
  PlatformReply<Name> extends { results: (infer One)[] } ? One : never
