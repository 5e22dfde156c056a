export {
  defineSharedJob,
  defineTenantJob,
  GiveUpError,
  inTransaction,
  type JobContext,
  type JobHandler,
  NotYetError,
  shared,
  withHandle,
} from './definition.ts'
export { enqueue, enqueueShared } from './enqueue.ts'
export { startJobs } from './runner.ts'
export { planRepeated, type Repetition, repeatDaily } from './schedule.ts'
export { describe } from './settle.ts'
export { sweepJobs } from './sweep.ts'
