import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { absent, installed } from '../debian.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']

const howTo =
  'Chromium is missing, and so the tests in a browser. Install it (Debian and Ubuntu: apt install chromium; macOS: ' +
  'brew install --cask chromium; Windows: winget install Google.Chrome), or set CHROMIUM to the path of a Chromium or Chrome.'

/** Where Chromium or Chrome is on this machine. `CHROMIUM` is believed, be it there or not. */
function findChromium(): string | undefined {
  const { CHROMIUM: given, PATH: path = '' } = process.env
  if (given !== undefined && given !== '') return given
  const places = [
    ...path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    ...['/Applications', join(homedir(), 'Applications')].flatMap((folder) => macApps.map((app) => join(folder, app))),
    ...windowsFolders.flatMap((variable) => {
      const folder = process.env[variable]
      return folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')]
    }),
  ]
  return places.find((place) => existsSync(place))
}

/** Whether tests in a browser can run here; as root on Debian, installs it when it is missing. */
export function chromiumHere(): boolean {
  const debian = '/usr/bin/chromium'
  const found = findChromium() ?? (installed(debian, 'chromium') ? debian : undefined)
  return found !== undefined && existsSync(found) ? true : absent(howTo)
}

/** A browser without windows, which whoever started it closes. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(howTo)
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run']
  // Chromium refuses its sandbox to root.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return chromium.launch({ executablePath, args, headless: true })
}
