export { type Letter, write } from './letter.ts'
export { type NewMessage, queueMessage } from './queue.ts'
