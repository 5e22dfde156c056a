/** What to type into a browser on this machine: `*.localhost` leads here without a hosts file. */
export function addressOf(host: string, port: number): string {
  return `http://${host}${port === 80 ? '' : `:${port}`}`
}
