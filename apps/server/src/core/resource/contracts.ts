import { z } from 'zod'

/** What is said of a name that nobody knows: those there are. */
export function amongst(names: readonly string[]): { error: z.core.$ZodErrorMap } {
  const message = `is not known here; there are ${names.join(', ')}`
  return { error: ({ code }) => (code === 'unrecognized_keys' ? message : undefined) }
}

/** A body of these fields and no others. */
export function exactBody<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, amongst(Object.keys(shape)))
}

/** A body of these fields and no others; what the server itself decides may come along, as it was read, and is ignored. */
export function bodyOf(shape: z.ZodRawShape, readOnly: readonly string[], examples: readonly object[] = []) {
  const ignored = z.unknown().optional().meta({ readOnly: true })
  return z
    .strictObject(
      { ...Object.fromEntries(readOnly.map((name) => [name, ignored])), ...shape },
      amongst(Object.keys(shape)),
    )
    .transform((body: Record<string, unknown>) => {
      const own: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(body)) if (name in shape) own[name] = value
      return own
    })
    .meta(examples.length === 0 ? {} : { examples: [...examples] })
}

/** The same fields, none of them needed and none preset: what is left out stays as it is. */
export function partial(shape: z.ZodRawShape): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, withoutDefault(field as z.ZodType).optional()]),
  )
}

/** As a reply has them: each of them always there. */
export function shown(shape: z.ZodRawShape): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, withoutDefault(field as z.ZodType)]))
}

/** The same fields, these of which may be left out. */
export function optional(shape: z.ZodRawShape, names: readonly string[]): z.ZodRawShape {
  const marked = names.map((name) => [name, (shape[name] as z.ZodType).optional()])
  return { ...shape, ...Object.fromEntries(marked) }
}

/** What a field has where nothing is said. */
export function presetOf(field: unknown): unknown {
  return field instanceof z.ZodDefault ? field.def.defaultValue : undefined
}

function withoutDefault(field: z.ZodType): z.ZodType {
  return field instanceof z.ZodDefault || field instanceof z.ZodPrefault || field instanceof z.ZodOptional
    ? withoutDefault(field.unwrap() as z.ZodType)
    : field
}
