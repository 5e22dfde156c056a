// Not the Public Suffix List, which is 15 000 lines that change every week: see decision 31. What a business claims it
// must prove, and nobody can prove `co.ma`; this is so that they hear at once that they mistyped.

/** Below the domain of a country these are, with few exceptions, open to anybody: `co.ma`, `com.eg`, `ac.uk`. */
const generic = new Set(
  `ac asso co com ed edu firm gen go gob gouv gov govt gub id ind info ltd me mil mobi name ne net nom or org
  perso plc press prof sch school tm web`.split(/\s+/),
)

/** Where a company gives names to its customers. */
const hosted = new Set(
  `appspot.com azurewebsites.net blogspot.com cloudfront.net firebaseapp.com fly.dev github.io gitlab.io
  herokuapp.com myshopify.com netlify.app ngrok.io onrender.com pages.dev surge.sh vercel.app web.app
  webflow.io wixsite.com wordpress.com workers.dev`.split(/\s+/),
)

/** Names of no public network (RFC 6761, 6762, 7686, 8375, 9476). */
const elsewhere = new Set('alt arpa corp home internal invalid lan local localdomain localhost onion test'.split(' '))

/**
 * Whether nobody can have the domain as theirs: a single word, one below which anybody gets a name, or one that is on no
 * public network.
 *
 * @param domain - as `canonicalDomain` spells it
 */
export function isUnownable(domain: string): boolean {
  const labels = domain.split('.')
  const last = labels.at(-1) as string
  if (labels.length < 2 || elsewhere.has(last) || hosted.has(domain)) return true
  // Of countries, those with names of their own letters included: xn--mgbc0a9azcg is Morocco.
  return labels.length === 2 && (last.length === 2 || last.startsWith('xn--')) && generic.has(labels[0] as string)
}
