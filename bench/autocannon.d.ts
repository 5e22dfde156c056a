/** The part of autocannon that is used here; the package brings no types. */
declare module 'autocannon' {
  interface AutocannonRequest {
    method: string
    path: string
    headers: Record<string, string>
    body?: string
  }
  interface AutocannonOptions {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    setupClient(client: { setRequests(requests: AutocannonRequest[]): void }): void
  }
  interface AutocannonResult {
    requests: { total: number }
    /** Seconds. */
    duration: number
    non2xx: number
    errors: number
  }
  export default function autocannon(options: AutocannonOptions): Promise<AutocannonResult>
}
