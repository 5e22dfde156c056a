import { test } from 'vitest'
import { expectAgreement } from './agreement.ts'

test('the engine answers what the rules say, minute by minute, in many cases', () => expectAgreement(5000))
