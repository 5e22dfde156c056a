import { createHash } from 'node:crypto'
import { around, grounds, type Theme, tokensOf } from './theme.ts'

/**
 * The one style of all pages that are rendered here, in the page itself: nothing else has to be fetched before it is
 * painted, and a business that is closed, whose host serves nothing else, looks the same.
 */
const base = `
:root{color-scheme:light dark;--ink:#17202b;--soft:#556170;--line:#dfe4ea;--ground:${around.light};--sheet:${grounds.light};--bad:#b3261e;--bad-soft:#fdeceb;--good:#146c43;--good-soft:#e7f5ec;--warn-soft:#fff5dc;--shade:0 1px 2px rgb(16 24 40/.06),0 4px 16px rgb(16 24 40/.05);--round:.875rem}
@media (prefers-color-scheme:dark){:root{--ink:#e9edf2;--soft:#a6b1bf;--line:#37404b;--ground:${around.dark};--sheet:${grounds.dark};--bad:#ffb4ab;--bad-soft:#3b1d1b;--good:#7fdba8;--good-soft:#16301f;--warn-soft:#382d12;--shade:none}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-block:5.5rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans Arabic",sans-serif;overflow-wrap:anywhere}
:lang(ar){line-height:1.75}
h1,h2,h3,p,ul,ol,dl,dd,figure,fieldset{margin:0;padding:0}
fieldset{border:0;min-inline-size:0}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2rem);line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
h2{font-size:1.1875rem;line-height:1.3;letter-spacing:-.005em}
h3,legend{font-size:1rem;font-weight:650;line-height:1.4;padding:0}
legend{margin-block-end:.625rem}
:lang(ar) :is(h1,h2){letter-spacing:0;line-height:1.45}
p{text-wrap:pretty}
ul,ol{list-style:none}
a{color:var(--brand-ink);text-underline-offset:.2em;text-decoration-thickness:1px}
img,svg{max-inline-size:100%;block-size:auto;display:block}
time,.num{font-variant-numeric:tabular-nums}
:focus-visible{outline:3px solid var(--brand-ink);outline-offset:2px;border-radius:.375rem}
main:focus{outline:0}
.soft{color:var(--soft)}.small{font-size:.875rem}.strong{font-weight:650}
.nowrap{white-space:nowrap}
.hide{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:.5rem;inset-block-start:-5rem;z-index:9;padding:.75rem 1rem;background:var(--brand);color:var(--on-brand);border-radius:.5rem}
.skip:focus{inset-block-start:.5rem}
.bar{background:var(--sheet);border-block-end:1px solid var(--line)}
.bar>div{max-inline-size:68rem;margin-inline:auto;padding:.5rem 1rem;display:flex;align-items:center;justify-content:space-between;gap:.75rem;min-block-size:4rem}
.home{display:flex;align-items:center;gap:.75rem;min-block-size:2.75rem;min-inline-size:0;color:inherit;font-weight:700;font-size:1.0625rem;line-height:1.25;text-decoration:none}
.home img,.mark{flex:none;inline-size:2.75rem;block-size:2.75rem;border-radius:.75rem;object-fit:contain;background:var(--sheet)}
.mark{display:grid;place-items:center;background:var(--brand);color:var(--on-brand);font-weight:700;font-size:1.125rem}
.langs{display:flex;flex:none;gap:.125rem}
.langs a{display:grid;place-items:center;min-inline-size:2.75rem;min-block-size:2.75rem;padding-inline:.375rem;border-radius:.625rem;color:var(--soft);font-size:.9375rem;text-decoration:none}
.langs a:hover{background:var(--ground)}
.langs a[aria-current]{color:var(--ink);font-weight:700}
main{max-inline-size:68rem;margin-inline:auto;padding:1.25rem 1rem 4rem;min-block-size:72vh}
main.narrow{max-inline-size:38rem}
.foot{border-block-start:1px solid var(--line);background:var(--sheet)}
.foot>div{max-inline-size:68rem;margin-inline:auto;padding:1.25rem 1rem 1.5rem;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;color:var(--soft);font-size:.875rem}
.foot a{display:inline-flex;align-items:center;min-block-size:2.75rem;color:inherit}
.stack{display:grid;gap:1rem}.stack-s{display:grid;gap:.5rem}.stack-l{display:grid;gap:2rem}
.stack>*,.stack-s>*,.stack-l>*{min-inline-size:0}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .75rem}
.spread{display:flex;align-items:baseline;justify-content:space-between;gap:.25rem 1rem}
.spread>:last-child{text-align:end}
.card{background:var(--sheet);border:1px solid var(--line);border-radius:var(--round);padding:1.25rem;box-shadow:var(--shade)}
.btn{display:inline-flex;align-items:center;justify-content:center;gap:.5rem;min-block-size:2.875rem;padding:.5rem 1.25rem;border:1px solid var(--line);border-radius:.75rem;background:var(--sheet);color:var(--ink);font:inherit;font-weight:650;line-height:1.25;text-align:center;text-decoration:none;cursor:pointer}
.btn:hover{border-color:var(--soft)}
.btn.main{background:var(--brand);border-color:var(--brand-ink);color:var(--on-brand)}
.btn.main:hover{filter:brightness(1.06)}
.btn.bad{color:var(--bad);border-color:var(--bad)}
.btn.wide{inline-size:100%;min-block-size:3.25rem;font-size:1.0625rem}
.btn.plain{border-color:transparent;background:none;color:var(--brand-ink);padding-inline:.5rem}
.back{display:inline-flex;align-items:center;gap:.375rem;min-block-size:2.75rem;color:var(--soft);text-decoration:none;font-weight:600}
.back:hover{color:var(--ink)}
.back::before{content:"";inline-size:.5rem;block-size:.5rem;border:solid currentColor;border-width:0 0 2px 2px;transform:rotate(45deg)}
[dir=rtl] .back::before{transform:rotate(-135deg)}
.note{padding:.875rem 1rem;border-radius:.75rem;border-inline-start:4px solid var(--brand-ink);background:var(--tint)}
.note.bad{border-color:var(--bad);background:var(--bad-soft)}
.note.good{border-color:var(--good);background:var(--good-soft)}
.note.warn{border-color:#b7791f;background:var(--warn-soft)}
.note ul{margin-block-start:.25rem}
.note.bad a{color:var(--bad);display:inline-block;padding-block:.25rem}
.field{display:grid;gap:.375rem}
.field label,.field .label{font-weight:650}
.hint{color:var(--soft);font-size:.875rem}
.field.bad input,.field.bad textarea,.field.bad select{border-color:var(--bad);border-width:2px}
.fault{color:var(--bad);font-weight:600;font-size:.9375rem}
input:not([type=radio],[type=checkbox]),select,textarea{inline-size:100%;min-block-size:3rem;padding:.625rem .875rem;border:1px solid var(--soft);border-radius:.75rem;background:var(--sheet);color:inherit;font:inherit}
textarea{min-block-size:5.5rem;resize:vertical}
input[type=radio],input[type=checkbox]{flex:none;inline-size:1.375rem;block-size:1.375rem;margin:0;accent-color:var(--brand-ink)}
.pick{display:flex;align-items:center;gap:.875rem;min-block-size:3.25rem;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--sheet);cursor:pointer}
.pick:hover{border-color:var(--soft)}
.pick:has(:checked){border-color:var(--brand-ink);box-shadow:inset 0 0 0 1px var(--brand-ink);background:var(--tint)}
.pick:has(:focus-visible){outline:3px solid var(--brand-ink);outline-offset:2px}
.pick>span:not(.num,.face){flex:1;min-inline-size:0;display:grid}
.face{flex:none;display:grid;place-items:center;inline-size:2.5rem;block-size:2.5rem;border-radius:50%;background:var(--tint);color:var(--brand-ink);font-weight:700;font-size:.9375rem}
.list>li+li{border-block-start:1px solid var(--line)}
.facts{display:grid;gap:.75rem}
.facts dt{color:var(--soft);font-size:.875rem}
.facts dd{font-weight:600}
.facts dd::first-letter{text-transform:uppercase}
.pill{display:inline-flex;align-items:center;gap:.375rem;padding:.125rem .625rem;border-radius:2rem;background:var(--tint);color:var(--brand-ink);font-size:.875rem;font-weight:650}
.pill.good{background:var(--good-soft);color:var(--good)}
.pill.off{background:var(--sheet);box-shadow:inset 0 0 0 1px var(--line);color:var(--soft)}
summary{cursor:pointer;min-block-size:2.75rem;display:flex;align-items:center;gap:.5rem;font-weight:600}
@media (min-width:48rem){main{padding:2rem 1.5rem 5rem}.bar>div,.foot>div{padding-inline:1.5rem}.card{padding:1.5rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}.btn,.pick{transition:border-color .15s,background-color .15s,filter .15s}}
@media (forced-colors:active){.btn,.pick,.card{border:1px solid}}
`

/** What a set of pages needs beside the base: sizes and places, in the same tokens. */
const extras: string[] = []

/** Adds rules of one's own pages; to be called once, when their file is read. */
export function addStyle(css: string): void {
  extras.push(css)
  styles.clear()
}

const styles = new Map<string, { css: string; hash: string }>()

/**
 * The style of a theme, and what the content policy says of it.
 *
 * @param own - rules of one page alone
 */
export function styleOf(theme: Theme, own = ''): { css: string; hash: string } {
  const key = theme.brand + own
  const known = styles.get(key)
  if (known !== undefined) return known
  const css = compact([base, ...extras, own, tokensOf(theme)].join(''))
  const style = { css, hash: `'sha256-${createHash('sha256').update(css).digest('base64')}'` }
  if (styles.size > 2000) styles.clear()
  styles.set(key, style)
  return style
}

const compact = (css: string) => css.replace(/\n\s*/g, '')
