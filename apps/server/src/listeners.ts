import { connect, listen } from './core/events.ts'
import { BookingChanged } from './modules/bookings/index.ts'
import { tellCustomers } from './modules/communications/index.ts'
import { MoneyRecorded, refundWhatEnds, returnCodes } from './modules/payments/index.ts'
import { hearOfBooking, hearOfMoney } from './modules/webhooks/index.ts'

// What modules do about what happens in others, in the same transaction. Every program that changes anything imports this
// file, once: the application, the worker and the commands.

tellCustomers()
refundWhatEnds()
returnCodes()
listen(BookingChanged, hearOfBooking)
listen(MoneyRecorded, hearOfMoney)
connect()
