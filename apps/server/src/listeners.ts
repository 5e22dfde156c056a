import { connect } from './core/events.ts'
import { refundWhatEnds } from './modules/payments/index.ts'

// What modules do about what happens in others, in the same transaction. Every program that changes anything imports this
// file, once: the application, the worker and the commands.

refundWhatEnds()
connect()
