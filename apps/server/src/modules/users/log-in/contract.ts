import { z } from 'zod'
import { Email, Id, Name } from '../../../core/shapes.ts'
import { SignedInBody, When } from '../contract.ts'
import { maxPasswordLength } from '../password.ts'

// Under better-auth's own names, where it has the like.

const email = 'owner@example.com'
const Password = z.string().max(maxPasswordLength)
/** As links carry them. */
const Token = z.string().regex(/^[\w-]{43}$/, 'must be the token of a link, as it was sent')
const token = 'Zb8m0r3hXw1v5c7yQ2tK4nJ6pL9sD0fG1aE3uI5oY7M'
/** Six digits of an app, or a backup code. */
const Code = z
  .string()
  .trim()
  .regex(/^[\w-]{1,20}$/, 'must be a code like 123456 or abcde-fghij')
/** In base64url, as browsers write what an authenticator says. */
const Encoded = z
  .string()
  .regex(/^[\w-]+$/, 'must be base64url')
  .max(8000)

export const LinkWantedBody = z
  .strictObject({
    email: Email,
    /** Where the page that the link leads to goes on, on this host. */
    callbackURL: z
      .string()
      .max(2000)
      .refine((text) => !text.includes('\0'), 'must not contain a NUL character')
      .optional(),
  })
  .meta({ examples: [{ email, callbackURL: '/admin' }] })
export const DoneBody = z.object({ status: z.literal(true) }).describe('Done')
export const LinkSentBody = z
  .object({ status: z.literal(true) })
  .describe('If somebody has this address, a link is on its way; whether anybody has is not said')
export const TokenBody = z.strictObject({ token: Token }).meta({ examples: [{ token }] })

export const NewPasswordBody = z
  .strictObject({ token: Token, newPassword: Password })
  .meta({ examples: [{ token, newPassword: 'a long new password' }] })
export const ChangePasswordBody = z
  .strictObject({ currentPassword: Password, newPassword: Password })
  .meta({ examples: [{ currentPassword: 'a long password', newPassword: 'a long new password' }] })
export const PasswordBody = z.strictObject({ password: Password }).meta({ examples: [{ password: 'a long password' }] })

const SecondFactorBody = z
  .object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) })
  .describe('The first step of two: a code is needed as well')
export const EnteredBody = z
  .union([SignedInBody, SecondFactorBody])
  .describe('Signed in: the session is in the cookie; or asked for a code of the second factor')
export type SignedIn = z.output<typeof SignedInBody>
/** Signed in, or asked for the second factor. */
export type Entered = z.output<typeof EnteredBody>
export const CodeBody = z.strictObject({ code: Code }).meta({ examples: [{ code: '123456' }] })
export const EnabledBody = z
  .object({
    /** For an authenticator app, mostly as a QR code: `otpauth://totp/…`. */
    totpURI: z.string(),
    backupCodes: z.array(z.string()),
  })
  .describe('Shown once. The second factor is on when a first code of the app has been verified')
export const BackupCodesBody = z
  .object({ status: z.literal(true), backupCodes: z.array(z.string()) })
  .describe('Shown once; the former ones are void')

export const SessionsBody = z
  .array(
    z.object({
      id: Id,
      host: z.string(),
      createdAt: When,
      expiresAt: When,
      ipAddress: z.string().nullable(),
      userAgent: z.string().nullable(),
      /** The one that asks. */
      isCurrent: z.boolean(),
    }),
  )
  .describe('One’s own sessions, on all hosts, the newest first')
export const IdBody = z.strictObject({ id: Id }).meta({ examples: [{ id: '01936f2a-5b7c-7d3e-8f10-2a4b6c8d0e12' }] })
export const RevokedBody = z.object({ status: z.literal(true), revoked: z.number().int() }).describe('How many ended')

const Extensions = z.record(z.string(), z.unknown()).optional()
const Credential = <Response extends z.ZodType>(response: Response) =>
  z.looseObject({
    id: Encoded,
    rawId: Encoded,
    type: z.literal('public-key'),
    response,
    clientExtensionResults: Extensions,
  })
export const RegistrationBody = z.strictObject({
  /** As its owner calls the passkey. */
  name: Name,
  /** `PublicKeyCredential.toJSON()` of the browser. */
  response: Credential(
    z.looseObject({
      clientDataJSON: Encoded,
      attestationObject: Encoded,
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  ),
})
export const AssertionBody = z.strictObject({
  response: Credential(
    z.looseObject({
      clientDataJSON: Encoded,
      authenticatorData: Encoded,
      signature: Encoded,
      userHandle: Encoded.nullish(),
    }),
  ),
})
export const OptionsBody = z
  .looseObject({ challenge: z.string() })
  .describe(
    'For `parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` of the browser; good once, on this host',
  )
export const PasskeyBody = z
  .object({
    id: Id,
    name: z.string(),
    host: z.string(),
    /** Kept by a service of its owner, not by one device alone. */
    backedUp: z.boolean(),
    createdAt: When,
    lastUsedAt: When.nullable(),
  })
  .describe('A passkey')
export const PasskeysBody = z.array(PasskeyBody).describe('One’s own passkeys, on all hosts')
export const RenamedBody = z
  .strictObject({ id: Id, name: Name })
  .meta({ examples: [{ id: '01936f2a-5b7c-7d3e-8f10-2a4b6c8d0e12', name: 'Telephone' }] })
