export { cancelPercent, feeOf, movesLeft, moveUntil, type Rules } from './policy.ts'
export { assertMayBook, latestPolicy, policyOf } from './queries.ts'
export { standingOf } from './standing.ts'
export { policyInWords } from './words.ts'
