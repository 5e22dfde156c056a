import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../core/i18n.ts'
import { languages } from '../core/shapes.ts'
import { zoneNamed } from '../core/time.ts'
import { isOpen, logoPath, type Settings, type SettingsOf } from '../modules/tenants/index.ts'
import { Format } from './format.ts'
import { chooseLanguage } from './language.ts'
import { type Theme, themeOf } from './theme.ts'
import { type FrameWords, frameWords } from './words/frame.ts'

/** Whose pages they are and for whom: what every page is drawn from. */
export interface Site {
  /** What stands in the header. */
  name: string
  /** An address of ours or an `https:` one; empty: the first letter stands there. */
  logo: string
  /** Of the tab. */
  icon: string
  /** Where the header leads. */
  home: string
  theme: Theme
  language: Language
  /** In which the page can be read; one alone needs no switch. */
  languages: readonly Language[]
  words: FrameWords
  format: Format
  /** The page is in a frame of another site: without header and footer. */
  isEmbedded: boolean
}

/** @param options.isEmbedded - its addresses begin with `/embed`, and other sites may frame it */
export async function tenantSite(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: SettingsOf,
  { isEmbedded = false }: { isEmbedded?: boolean } = {},
): Promise<Site & { settings: Settings }> {
  const known = await settings(request.tenant.id)
  // Its own language first: of those who read none of them, whoever asked for it.
  const offered = [known.language, ...known.languages.filter((language) => language !== known.language)]
  const language = chooseLanguage(request, reply, offered, isEmbedded)
  return {
    name: request.tenant.name,
    logo: logoOf(known),
    icon: logoPath(known) ?? '/icon.svg',
    home: isEmbedded ? '/embed' : '/',
    theme: themeOf(known.colour),
    language,
    languages: languages.filter((one) => offered.includes(one)),
    words: frameWords[language],
    format: new Format(language, known.zone),
    isEmbedded,
    settings: known,
  }
}

/** Of pages that are there also where a business is closed or not open yet: then its logo and icon are not to be had. */
export async function doorSite(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: SettingsOf,
  tenant = request.tenantOrNull,
): Promise<Site> {
  if (tenant === null) return platformSite(request, reply)
  if (isOpen(tenant)) return tenantSite(request, reply, settings)
  const { colour } = await settings(tenant.id)
  return { ...platformSite(request, reply, { name: tenant.name }), icon: '', theme: themeOf(colour) }
}

export const platformColour = '#0b6b57'

/** The platform's own pages, and those of a business of which nothing is to be told but its name. */
export function platformSite(
  request: FastifyRequest,
  reply: FastifyReply,
  { name = 'BookMe' }: { name?: string } = {},
): Site {
  const language = chooseLanguage(request, reply)
  return {
    name,
    logo: '',
    icon: '/icon.svg',
    home: '/',
    theme: themeOf(platformColour),
    language,
    languages,
    words: frameWords[language],
    format: new Format(language, zoneNamed('Africa/Casablanca')),
    isEmbedded: false,
  }
}

const logoOf = (settings: Settings): string => logoPath(settings) ?? settings.logoUrl
