export { type Letter, write } from './letter.ts'
export { type NewMessage, queueMessage, queueNothing } from './queue.ts'
