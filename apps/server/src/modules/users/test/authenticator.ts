import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** A passkey's own device, in software: ES256, attestation `none`, user verified (WebAuthn 3, 6.1 and 6.5.1). */
export class Authenticator {
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly id = randomBytes(16).toString('base64url')
  counter = 0
  /** What it says of itself, which tests may change. */
  userVerified = true

  /** What a browser on `origin` would send when it is asked to make a credential. */
  register(options: { challenge: string; rp: { id?: string } }, origin: string) {
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' })
    // A map in CBOR: kty EC2, alg ES256, crv P-256, x, y (RFC 9053, 7.1).
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x!, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y!, 'base64url'),
    ])
    const id = Buffer.from(this.id, 'base64url')
    const length = Buffer.from([id.length >> 8, id.length & 255])
    const credential = Buffer.concat([Buffer.alloc(16), length, id, key])
    const data = this.#data(options.rp.id!, 0x40, credential)
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ])
    return this.#credential({
      clientDataJSON: clientData('webauthn.create', options.challenge, origin).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** What a browser on `origin` would send when it is asked for a signature; `rpId` is what the page asked for. */
  sign(options: { challenge: string; rpId?: string }, origin: string) {
    this.counter += 1
    const data = this.#data(options.rpId!, 0)
    const said = clientData('webauthn.get', options.challenge, origin)
    const signed = createSign('sha256')
      .update(Buffer.concat([data, createHash('sha256').update(said).digest()]))
      .sign(this.#keys.privateKey)
    return this.#credential({
      clientDataJSON: said.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signed.toString('base64url'),
    })
  }

  #data(rpId: string, flags: number, credential = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const said = Buffer.from([flags | 0x01 | (this.userVerified ? 0x04 : 0)])
    return Buffer.concat([createHash('sha256').update(rpId).digest(), said, counter, credential])
  }

  #credential<Response extends object>(response: Response) {
    return { id: this.id, rawId: this.id, type: 'public-key', response, clientExtensionResults: {} }
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}
