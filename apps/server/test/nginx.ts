import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort, programFolder, programHere, unprivileged, untilListening } from './debian.ts'

const program = '/usr/sbin/nginx'
const openssl = '/usr/bin/openssl'
const shipped = join(import.meta.dirname, '../../../deploy/nginx')

export const nginxHere = () => programHere(program, 'nginx-light') && programHere(openssl, 'openssl')

/** The folders and the frame that nginx's image has around the configuration. */
const frame = (folder: string) => `
daemon off;
pid ${folder}/nginx.pid;
events { worker_connections 512; }
http {
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  scgi_temp_path ${folder}/scgi;
  uwsgi_temp_path ${folder}/uwsgi;
  include default.conf;
}
`

/**
 * nginx with the shipped configuration, as compose.yaml mounts it, in front of web processes on these ports; stopped
 * after the test. With `tls` on a second port, with a certificate of its own making.
 *
 * @returns the ports it listens on
 */
export async function startNginx(
  processes: readonly number[],
  { tls = false }: { tls?: boolean } = {},
): Promise<{ http: number; https: number }> {
  const [http, https] = [await freePort(), await freePort()]
  const environment: Record<string, string> = {
    APP_SERVERS: processes.map((port) => `server 127.0.0.1:${port};`).join(' '),
    HTTP_PORT: `127.0.0.1:${http}`,
  }
  const { folder, remove } = programFolder('nginx', (inside) => {
    const template = readFileSync(join(shipped, 'bookme.conf.template'), 'utf8')
    // As the image does: `$name` and what the environment lacks stay as they are.
    const filled = template.replace(/\$\{(\w+)\}/g, (all, name: string) => environment[name] ?? all)
    writeFileSync(join(inside, 'default.conf'), filled)
    writeFileSync(join(inside, 'nginx.conf'), frame(inside))
    mkdirSync(join(inside, 'bookme'))
    cpSync(join(shipped, 'site.conf'), join(inside, 'bookme/site.conf'))
    if (tls) addTls(inside, https)
  })
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr']
  const child = spawn(program, args, { ...unprivileged(), stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  onTestFinished(async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    remove()
  })
  await untilListening(http, () => (child.exitCode === null ? undefined : `nginx does not start:\n${said}`))
  return { http, https }
}

function addTls(folder: string, port: number): void {
  const config = readFileSync(join(shipped, 'tls.conf'), 'utf8')
  writeFileSync(join(folder, 'bookme/tls.conf'), config.replace('listen 443 ', `listen 127.0.0.1:${port} `))
  const certificates = join(folder, 'certificates')
  mkdirSync(certificates)
  const [key, certificate] = [join(certificates, 'privkey.pem'), join(certificates, 'fullchain.pem')]
  execFileSync(
    openssl,
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'].concat([
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      certificate,
    ]),
    { stdio: 'ignore' },
  )
}
