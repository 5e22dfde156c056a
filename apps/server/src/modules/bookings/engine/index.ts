export { type Answer, explainStart, findStarts } from './engine.ts'
export { type CaseAnswer, slots } from './json.ts'
export type { DayPlan, Occupation, Person, Question, Resource, Service } from './question.ts'
export { type Reason, reasons } from './rules.ts'
