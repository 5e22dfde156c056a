import fc from 'fast-check'
import { slots } from '../index.ts'
import { cases } from './arbitrary.ts'
import { type CaseInput, referenceSlots } from './reference.ts'

/** Throws with the smallest case found on which engine and reference differ, ready to be kept under `cases/`. */
export function expectAgreement(numRuns: number): void {
  const differing = fc.check(
    fc.property(cases(), (input) => equal(slots(input), referenceSlots(input))),
    { numRuns },
  )
  if (!differing.failed) return
  const [input] = differing.counterexample!
  throw new Error(
    [
      `Engine and reference differ (seed ${differing.seed}, path ${differing.counterexamplePath}).`,
      `input: ${JSON.stringify(input, null, 2)}`,
      `engine: ${outcome(() => slots(input))}`,
      `reference: ${outcome(() => referenceSlots(input as CaseInput))}`,
    ].join('\n'),
  )
}

function equal(ours: object, theirs: object): boolean {
  return JSON.stringify(sorted(ours)) === JSON.stringify(sorted(theirs))
}

/** People in the order of their ids: the order of an object's keys carries no meaning. */
function sorted(answer: object): unknown {
  const { slots, byStaff } = answer as ReturnType<typeof referenceSlots>
  return { slots, byStaff: Object.entries(byStaff).sort(([a], [b]) => (a < b ? -1 : 1)) }
}

function outcome(answer: () => unknown): string {
  try {
    return JSON.stringify(answer(), null, 2)
  } catch (error) {
    return String(error)
  }
}
