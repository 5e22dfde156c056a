import { expect, test } from 'vitest'
import { isFromMeta, isFromTwilio, metaSignature, publicUrls, twilioSignature } from './signatures.ts'

test('Twilio’s own example', () => {
  // https://www.twilio.com/docs/usage/security#validating-requests
  const form = new URLSearchParams({
    ...{
      Digits: '1234',
      To: '+18005551212',
      From: '+14158675309',
      Caller: '+14158675309',
      CallSid: 'CA1234567890ABCDE',
    },
  })
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  expect(twilioSignature('12345', url, form)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
  const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8='
  expect(isFromTwilio('12345', ['https://other.example/', url], form, signature)).toBe(true)
  expect(isFromTwilio('12345', ['https://other.example/'], form, signature)).toBe(false)
  expect(isFromTwilio('12346', [url], form, signature)).toBe(false)
  for (const given of ['', 'RSOYDt4T1cUTdK1PDd93/VVr8B8', 'é']) {
    expect(isFromTwilio('12345', [url], form, given)).toBe(false)
  }
  form.append('Body', '')
  expect(isFromTwilio('12345', [url], form, signature)).toBe(false)
})

test('a field that comes several times is signed by each of its values once, as Twilio’s libraries do', () => {
  const form = (...digits: string[]) =>
    new URLSearchParams([['Sid', 'CA123'], ['SidAccount', 'AC123'], ...digits.map((one) => ['Digits', one])])
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  expect(twilioSignature('12345', url, form('5678', '1234', '1234'))).toBe('IK+Dwps556ElfBT0I3Rgjkr1wJU=')
})

test('GitHub’s example of the scheme that Meta uses', () => {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
  const body = Buffer.from('Hello, World!')
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  const secret = "It's a Secret to Everybody"
  expect(metaSignature(secret, body)).toBe(signature)
  expect(isFromMeta(secret, body, signature)).toBe(true)
  for (const given of ['', 'sha256=', signature.slice(7), signature.toUpperCase()]) {
    expect(isFromMeta(secret, body, given)).toBe(false)
  }
})

test('an address is signed with its port, and without', () => {
  const raw = { url: '/webhooks/sms/status/?x=1' } as never
  expect(publicUrls({ protocol: 'https', host: 'book.example', raw })).toEqual([
    'https://book.example:443/webhooks/sms/status/?x=1',
    'https://book.example/webhooks/sms/status/?x=1',
  ])
  expect(publicUrls({ protocol: 'http', host: 'book.example:8443', raw })).toEqual([
    'http://book.example:8443/webhooks/sms/status/?x=1',
    'http://book.example/webhooks/sms/status/?x=1',
  ])
})
