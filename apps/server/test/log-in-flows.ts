import { desc, eq } from 'drizzle-orm'
import { messages } from '../src/modules/mail/tables.ts'
import { findOrCreateUser } from '../src/modules/users/index.ts'
import { twoFactors, users } from '../src/modules/users/tables.ts'
import { Authenticator } from '../src/modules/users/test/authenticator.ts'
import { totp } from '../src/modules/users/test/totp.ts'
import { type AppContext, type Client, signIn } from './fixtures.ts'

/** For whoever is signed in, whoever they are: what these do, they do to themselves. */
export const ownOperations = new Set([
  ...['list_sessions', 'revoke_session', 'revoke_other_sessions', 'change_password'],
  ...['enable_two_factor', 'disable_two_factor', 'generate_backup_codes'],
  ...['passkey_register_options', 'passkey_register', 'list_passkeys', 'rename_passkey', 'delete_passkey'],
])

/** Anybody may call these. */
export const openOperations = [
  ...['get_session', 'sign_in_email', 'sign_out', 'sign_in_magic_link', 'verify_magic_link', 'send_verification_email'],
  ...['verify_email', 'request_password_reset', 'reset_password', 'verify_totp', 'verify_backup_code'],
  ...['passkey_sign_in_options', 'passkey_sign_in'],
] as const

/** What leaves no event, with the reason why none is wanted. */
export const silentLogIn: Record<string, string> = {
  ...Object.fromEntries(
    ['sign_in_email', 'verify_magic_link', 'passkey_sign_in', 'verify_backup_code'].map((operationId) => [
      operationId,
      'opens a session of one’s own',
    ]),
  ),
  sign_out: 'ends a session of one’s own',
  ...Object.fromEntries(
    ['sign_in_magic_link', 'send_verification_email', 'request_password_reset'].map((operationId) => [
      operationId,
      'sends a link to whoever has the address: what is done with it tells',
    ]),
  ),
  enable_two_factor: 'shows a secret: the first code of it, which tells, switches it on',
  passkey_register_options: 'asks a question: the passkey that answers it tells',
  passkey_sign_in_options: 'asks a question of whoever wants to sign in',
}

const password = 'correct horse battery staple'
const newPassword = 'another horse battery staple'
const links: Record<string, string> = {
  verify_magic_link: '/sign-in/magic-link',
  verify_email: '/send-verification-email',
  reset_password: '/request-password-reset',
}

/** What a valid request of log-in needs beside what the document can say: somebody, and what they were sent. */
export async function logInRequest(
  context: AppContext,
  host: string,
  operationId: string,
  stranger: Client,
): Promise<{ client: Client; body: Record<string, unknown> } | undefined> {
  const { shared } = context.tenancy
  const post = async (client: Client, path: string, body?: object) =>
    (await client.post(`/api/auth${path}`, body)).json()

  const link = links[operationId]
  if (link !== undefined) {
    const email = `user-${crypto.randomUUID()}@example.com`
    await shared.transaction((tx) => findOrCreateUser(tx, { email, password, name: 'New' }))
    await post(stranger, link, { email })
    const [mail] = await shared.db
      .select()
      .from(messages)
      .where(eq(messages.recipient, email))
      .orderBy(desc(messages.id))
    const token = /token=([\w-]+)/.exec(mail!.text)![1]!
    return { client: stranger, body: operationId === 'reset_password' ? { token, newPassword } : { token } }
  }

  if (!/two_factor|totp|backup|passkey|^revoke|password/.test(operationId)) return undefined
  if (/^request|^passkey_sign_in_options|^get/.test(operationId)) return undefined
  // Of an operation that changes how somebody signs in, nobody else is to notice.
  const client = await signIn(context, host, {})
  const [{ id }] = (await client.get('/api/auth/list-sessions')).json()
  if (operationId === 'revoke_session') return { client, body: { id } }
  if (operationId === 'revoke_other_sessions') {
    const { user } = (await client.get('/api/auth/get-session')).json()
    await post(stranger, '/sign-in/email', { email: user.email, password })
    return { client, body: {} }
  }
  if (operationId === 'change_password') return { client, body: { currentPassword: password, newPassword } }
  if (operationId.includes('passkey')) {
    const authenticator = new Authenticator()
    const origin = `http://${host}`
    const asked = await post(client, '/passkey/generate-register-options')
    const registration = { name: 'Telephone', response: authenticator.register(asked, origin) }
    if (operationId === 'passkey_register') return { client, body: registration }
    const passkey = await post(client, '/passkey/verify-registration', registration)
    if (operationId === 'rename_passkey') return { client, body: { id: passkey.id, name: 'Desk' } }
    if (operationId === 'delete_passkey') return { client, body: { id: passkey.id } }
    if (operationId !== 'passkey_sign_in') return undefined
    const question = await post(stranger, '/passkey/generate-authenticate-options')
    return { client: stranger, body: { response: authenticator.sign(question, origin) } }
  }
  if (operationId === 'enable_two_factor') return { client, body: { password } }
  const { totpURI, backupCodes } = await post(client, '/two-factor/enable', { password })
  if (operationId === 'verify_totp') return { client, body: { code: totp(totpURI) } }
  if (operationId === 'verify_backup_code') return { client, body: { code: backupCodes[0] } }
  const { user } = (await client.get('/api/auth/get-session')).json()
  await shared.db.update(twoFactors).set({ verified: true }).where(eq(twoFactors.userId, user.id))
  await shared.db.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, user.id))
  return { client, body: { password } }
}
