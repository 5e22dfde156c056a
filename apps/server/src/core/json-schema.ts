import { z } from 'zod'

/** As OpenAPI 3.1 tells it: what travels on the wire, which of a codec is the input side. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', reused: 'inline', override: tidy })
  return json
}

/**
 * For the compiled serializer, which needs types and names and trips over anything else: formats would make it convert,
 * and an instant is no `Date`.
 */
export function serializerSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    override: (context) => {
      tidy(context)
      delete context.jsonSchema.format
      delete context.jsonSchema.pattern
      delete context.jsonSchema.allOf
      delete context.jsonSchema.id
    },
  })
  return json
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>

const tidy: Override = ({ zodSchema, jsonSchema }) => {
  // zod drops examples where the input is not the output; ours are of the input.
  const { examples } = z.globalRegistry.get(zodSchema) ?? {}
  if (Array.isArray(examples)) jsonSchema.examples = examples
  // `x | null` as one type with two names: the serializer compiles that, while it tries each branch of an `anyOf`.
  const [some, none, more] = jsonSchema.anyOf ?? []
  if (some?.type !== undefined && none?.type === 'null' && more === undefined) {
    delete jsonSchema.anyOf
    Object.assign(jsonSchema, some, { type: [some.type, 'null'] })
    // Its choices are all there is: `null` must be one.
    if (some.enum !== undefined) jsonSchema.enum = [...some.enum, null]
  }
  // The pattern of an instant or a uuid is longer than what it says; the format says it.
  if (jsonSchema.format !== undefined) {
    delete jsonSchema.pattern
    delete jsonSchema.allOf
  }
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}
