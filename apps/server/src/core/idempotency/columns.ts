import { integer, jsonb, text } from 'drizzle-orm/pg-core'

/** Of the two tables of answers: the one every tenant has, and the platform's. */
export const answerColumns = () => ({
  /** The client's own, with who sent it, to which route and of which row: see `keyOf`. */
  key: text().notNull(),
  /** Of the body: the same key with another one is a mistake. */
  bodyHash: text().notNull(),
  status: integer(),
  /** As text, for jsonb would order its fields anew, and the ETag is made of them in their order. */
  answer: jsonb().$type<{ json: string }>(),
})
