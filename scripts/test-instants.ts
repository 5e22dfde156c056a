import { expect } from 'vitest'

// Otherwise `toMatchObject` takes any two instants for equal: they have no fields of their own to be compared.
expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    if (!(one instanceof Temporal.Instant && other instanceof Temporal.Instant)) return undefined
    return one.epochNanoseconds === other.epochNanoseconds
  },
])
