import { api } from '../../../api/client.ts'

/** Whether this browser knows of passkeys; only where it came over TLS, or on this very machine. */
export const canMakePasskeys = (): boolean => window.isSecureContext && 'PublicKeyCredential' in window

const toBytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const toText = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** What the server asks an authenticator for, as JSON: bytes are base64url in it. */
interface Asked extends Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> {
  challenge: string
  user: Omit<PublicKeyCredentialUserEntity, 'id'> & { id: string }
  excludeCredentials?: (Omit<PublicKeyCredentialDescriptor, 'id'> & { id: string })[]
}

/**
 * Has the browser make a passkey for this host, and the server keep it.
 *
 * @returns whether there is one: of what the browser asks for people may think better
 */
export async function makePasskey(name: string): Promise<boolean> {
  const { data } = await api.POST('/api/auth/passkey/generate-register-options')
  const asked = data as unknown as Asked
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...asked,
    challenge: toBytes(asked.challenge),
    user: { ...asked.user, id: toBytes(asked.user.id) },
    excludeCredentials: (asked.excludeCredentials ?? []).map((one) => ({ ...one, id: toBytes(one.id) })),
  }
  const made = (await navigator.credentials.create({ publicKey }).catch(() => null)) as PublicKeyCredential | null
  if (made === null) return false
  const response = made.response as AuthenticatorAttestationResponse
  await api.POST('/api/auth/passkey/verify-registration', {
    body: {
      name,
      response: {
        ...{ id: made.id, rawId: toText(made.rawId), type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: toText(response.clientDataJSON),
          attestationObject: toText(response.attestationObject),
          transports: response.getTransports?.() ?? [],
        },
      },
    },
  })
  return true
}
