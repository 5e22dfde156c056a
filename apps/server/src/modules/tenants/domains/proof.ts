import { Resolver } from 'node:dns/promises'
import { request } from 'node:http'
import type { Config } from '../../../core/config.ts'
import { isPublicAddress } from '../../../core/public-address.ts'

/** Where a proof stands, or why none does. */
export type Finding =
  | { found: true; by: 'record' | 'file' | 'address' }
  /** `certain`: it is not there. Else nobody could be asked, and it may be. */
  | { found: false; certain: boolean; reason: string }

export interface Wanted {
  domain: string
  token: string
  /** Enough that the domain leads where the platform's own does: for one that was proved before. */
  leadsHere?: boolean
}

export type FindProof = (wanted: Wanted) => Promise<Finding>

/** Where the proofs of a domain are to be, for whoever is to put one there. */
export function placesOf(domain: string, token: string) {
  return {
    record: { name: `_bookme.${domain}`, type: 'TXT', value: recordFor(token) },
    file: { url: `http://${domain}${filePath}`, content: token },
  } as const
}

const filePath = '/.well-known/bookme.txt'
const recordFor = (token: string) => `bookme=${token}`

const fileMs = 5000
const mostBytes = 4096
/** DNS said that there is nothing; whatever else it says, it could not tell. */
const nothing = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * Looks for the proof that whoever was given a token rules a domain: a TXT record at `_bookme.<domain>`, or a file that the
 * domain itself serves. Of `www.<domain>` the record of `<domain>` is one as well: who rules that rules this.
 */
export function proofFinder(config: Pick<Config, 'dnsServers' | 'testProofPort' | 'baseDomain'>): FindProof {
  const { dnsServers, testProofPort, baseDomain } = config
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (dnsServers.length > 0) resolver.setServers([...dnsServers])

  /** @returns `undefined` when nobody could tell */
  const ask = async <Records>(asking: Promise<Records[]>): Promise<Records[] | undefined> => {
    try {
      return await asking
    } catch (error) {
      return nothing.has((error as NodeJS.ErrnoException).code ?? '') ? [] : undefined
    }
  }
  const addressesOf = async (domain: string): Promise<string[]> => {
    const [four, six] = await Promise.all([ask(resolver.resolve4(domain)), ask(resolver.resolve6(domain))])
    return [...(four ?? []), ...(six ?? [])]
  }

  async function findRecord({ domain, token }: Wanted): Promise<boolean | undefined> {
    const names = [domain, ...(domain.startsWith('www.') ? [domain.slice(4)] : [])]
    const answers = await Promise.all(names.map((name) => ask(resolver.resolveTxt(`_bookme.${name}`))))
    // A long text comes in pieces.
    if (answers.some((records) => records?.some((pieces) => pieces.join('').trim() === recordFor(token)))) return true
    return answers.includes(undefined) ? undefined : false
  }

  async function findFile({ domain, token }: Wanted, addresses: readonly string[]): Promise<true | string> {
    const allowed = testProofPort === undefined ? addresses.filter(isPublicAddress) : addresses
    if (allowed.length === 0) {
      return addresses.length === 0 ? 'it has no address' : 'its address is of no public network'
    }
    const reasons: string[] = []
    for (const address of allowed.slice(0, 2)) {
      try {
        const text = await readFile(address, testProofPort ?? 80, domain)
        if (text.split('\n').some((line) => line.trim() === token)) return true
        reasons.push('it holds something else')
      } catch (error) {
        reasons.push((error as Error).message)
      }
    }
    return reasons.at(-1) as string
  }

  return async (wanted) => {
    const { domain, leadsHere = false } = wanted
    const record = await findRecord(wanted)
    if (record === true) return { found: true, by: 'record' }
    const addresses = await addressesOf(domain)
    const file = await findFile(wanted, addresses)
    if (file === true) return { found: true, by: 'file' }
    if (leadsHere) {
      const own = new Set(await addressesOf(baseDomain))
      if (addresses.some((address) => own.has(address))) return { found: true, by: 'address' }
    }
    const { name } = placesOf(domain, '').record
    if (record === undefined)
      return { found: false, certain: false, reason: `the name servers of ${domain} did not answer` }
    return { found: false, certain: true, reason: `no such record at ${name}; the file: ${file}` }
  }
}

/**
 * The file at one address and no other: the name is not looked up again, and a redirect is not followed. What takes longer
 * than five seconds or is longer than 4 kB is none.
 */
async function readFile(address: string, port: number, domain: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const sent = request({
    ...{ host: address, port, path: filePath, agent: false, maxHeaderSize: 8192 },
    headers: { host: domain, accept: 'text/plain', 'user-agent': 'BookMe (proof of a domain)' },
    signal: AbortSignal.timeout(fileMs),
  })
  sent.on('error', (error) =>
    reject(error.name === 'AbortError' ? new Error('it takes too long') : new Error('nobody answers')),
  )
  // What changes the protocol is neither an answer nor an error to Node; whatever it was, the socket's end is the end.
  sent.on('upgrade', (_response, socket) => {
    socket.destroy()
    reject(new Error('the status is 101, not 200'))
  })
  sent.on('close', () => reject(new Error('it ends too early')))
  sent.on('response', (response) => {
    if (response.statusCode !== 200) {
      sent.destroy()
      reject(new Error(`the status is ${response.statusCode}, not 200`))
      return
    }
    let text = ''
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      text += chunk
      if (text.length <= mostBytes) return
      sent.destroy()
      reject(new Error('it is longer than 4 kB'))
    })
    response.on('end', () => resolve(text))
    response.on('error', () => reject(new Error('it ends too early')))
  })
  sent.end()
  return promise
}
