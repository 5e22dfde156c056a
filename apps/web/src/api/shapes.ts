import type { operations } from './tenant.d.ts'

type Json<Answer> = Answer extends { content: { 'application/json': infer Content } } ? Content : never

/** As the client hands it over: a list of two is a list there. */
type Read<Value> = Value extends readonly [unknown, unknown]
  ? Value[number][]
  : Value extends (infer One)[]
    ? Read<One>[]
    : Value extends object
      ? { [Key in keyof Value]: Read<Value[Key]> }
      : Value

/** What an operation answers when it has done what it was asked for. */
export type Reply<Name extends keyof operations> = operations[Name] extends { responses: infer Answers }
  ? Answers extends { 200: infer Answer } | { 201: infer Answer }
    ? Read<Json<Answer>>
    : never
  : never

/** One of a list. */
export type Row<Name extends keyof operations> = Reply<Name> extends { results: (infer One)[] } ? One : never

/** What an operation is given. */
export type Body<Name extends keyof operations> = operations[Name] extends { requestBody?: infer Sent }
  ? Json<NonNullable<Sent>>
  : never
