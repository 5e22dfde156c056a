import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Device } from './fixtures.ts'

/** `index.html` beside the pictures: all of a screen in a row, to be looked over in one go. */
export function contactSheet(folder: string, names: readonly string[], devices: readonly Device[]): void {
  const rows = names.map((name) => {
    const pictures = devices
      .map(({ language, width }) => ({ file: `${name}-${language}-${width}.png`, width, alt: `${language} ${width}` }))
      .filter(({ file }) => existsSync(join(folder, file)))
      .map(
        ({ file, width, alt }) =>
          `<a href="${file}"><img src="${file}" width="${width! / 2}" alt="${name} ${alt}"></a>`,
      )
    return `<h2>${name}</h2>\n<div>${pictures.join('\n')}</div>`
  })
  const style = 'body { font: 16px system-ui; margin: 2rem } div { display: flex; gap: 1rem; align-items: start }'
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html>\n<meta charset="utf-8">\n<title>Screens</title>\n<style>${style}</style>\n${rows.join('\n')}\n`,
  )
}
