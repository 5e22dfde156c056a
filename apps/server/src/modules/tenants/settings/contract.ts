import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Currency, Id, Instant, Language, Phone, Text } from '../../../core/shapes.ts'
import { featureNames } from '../features.ts'
import { trades } from '../tables.ts'
import { colourPattern } from './colour.ts'

const Languages = z
  .array(Language)
  .min(1)
  .max(3)
  .refine((some) => new Set(some).size === some.length, 'must name each language once')
const Words = Text.max(500)
const byLanguage = (words: z.ZodString) =>
  z.strictObject({ fr: words.optional(), ar: words.optional(), en: words.optional() })
const Address = z.string().max(2000).refine(isSafeAddress, 'must be empty, or an address that begins with https://')

/** What a business sets for itself. */
export const SettingsFields = {
  language: Language.describe('In which it speaks to people who have not said otherwise; one of its languages'),
  languages: Languages.describe('In which its pages can be read'),
  time_zone: z.string().refine(isTimeZone, 'must be the IANA name of a time zone, like Africa/Casablanca'),
  currency: Currency,
  first_weekday: z.number().int().min(1).max(7).describe('1 is Monday, 7 Sunday'),
  colour: z.string().regex(colourPattern, 'must be a colour like #0f766e').toLowerCase(),
  logo_url: Address.describe('Of a picture elsewhere; one that was uploaded goes before it'),
  notice: byLanguage(Words).describe('What its page says above everything, by language'),
  trade: z.enum(['', ...trades]).describe('What kind of business it is; empty: it does not say'),
  address: Text.max(500).describe('Where it is, as its page says it'),
  phone: Phone.describe('At which customers call'),
  whatsapp: Phone.describe('At which customers write'),
  map_url: Address.describe('Of a map with the way there'),
  instagram_url: Address,
  facebook_url: Address,
  about: byLanguage(Text.max(2000)).describe('What its page says of it, by language'),
  redirect_to_primary: z.boolean().describe('Whether its other hosts lead to the domain of record'),
}

const Features = z.strictObject(
  Object.fromEntries(featureNames.map((name) => [name, z.boolean().optional()])) as Record<
    (typeof featureNames)[number],
    z.ZodOptional<z.ZodBoolean>
  >,
)

const settingsExample = {
  language: 'fr',
  languages: ['fr', 'ar'],
  time_zone: 'Europe/Paris',
  colour: '#0f766e',
  logo_url: 'https://salon-yasmine.example/logo.png',
  notice: { fr: 'Fermé en août.' },
  address: '12, rue des Orangers, Casablanca',
  phone: '+212 522 123 456',
}

/** For operators, who also decide what differs from the tier. */
export const ConfigBody = z.object({
  ...SettingsFields,
  features: Features.describe('What differs from what the tier has'),
})

export const SettingsBody = z.object({
  ...SettingsFields,
  logo: z.string().nullable().describe('Where the uploaded picture is, on this host; null: there is none'),
  text_on_colour: z.string().describe('White or black, whichever can be read better on the colour'),
  subscription_tier: z.string(),
  features: z.record(z.string(), z.boolean()).describe('What it has, by its tier and by agreement'),
  max_bookings: z.number().int().nullable().describe('In a calendar month; null is no limit'),
  updated_at: Instant,
})

export const SettingsPatch = exactBody(
  Object.fromEntries(Object.entries(SettingsFields).map(([name, field]) => [name, field.optional()])) as {
    [Name in keyof typeof SettingsFields]: z.ZodOptional<(typeof SettingsFields)[Name]>
  },
).meta({ examples: [settingsExample] })

export const configReadOnly = { tenant_id: Id }

function isTimeZone(name: string): boolean {
  try {
    // By name: an offset has no rules, and none of its clocks would ever change. Intl knows names that Temporal does not.
    return !/^[+-]/.test(name) && Temporal.Now.zonedDateTimeISO(name).timeZoneId !== ''
  } catch {
    return false
  }
}

/** Pages show it: another protocol would be run or tracked, and a password in it would be told to everybody. */
function isSafeAddress(text: string): boolean {
  if (text === '') return true
  const url = URL.parse(text)
  return url?.protocol === 'https:' && text.startsWith('https://') && url.username === '' && url.password === ''
}
