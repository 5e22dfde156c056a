import { TenantNotFoundError, type TenantTx } from '@bookme/tenancy'
import { inThreeLanguages, translationOf } from './demo-words.ts'
import { customers } from './modules/customers/tables.ts'
import { resources } from './modules/resources/tables.ts'
import { addons, categories, fields, services, variants } from './modules/services/tables.ts'
import { availability, staff } from './modules/staff/tables.ts'
import { type BookmeTenancy, createTenant } from './modules/tenants/index.ts'
import type { NewConfig } from './modules/tenants/tables.ts'

interface Business {
  slug: string
  name: string
  email: string
  /** Of each category name, description, minutes, centimes of a dirham. */
  services: Readonly<Record<string, readonly (readonly [string, string, number, number])[]>>
  /** By the name of the service. */
  options: Readonly<Record<string, Options>>
  /** Name, title, address. */
  staff: readonly (readonly [string, string, string])[]
  /** Weekdays from 1, Monday, to 7; from, to, and the break. */
  /** What its page says. */
  page: Pick<NewConfig, 'address' | 'phone' | 'whatsapp' | 'about' | 'trade'>
  hours: { weekdays: readonly number[]; work: readonly [string, string]; rest: readonly [string, string] }
  /** Name and type. */
  resources: readonly (readonly [string, string])[]
  /** Name, address, phone, language. */
  customers: readonly (readonly [string, string, string, 'fr' | 'ar' | 'en'])[]
}

interface Options {
  /** Name, minutes, centimes. */
  variants?: readonly (readonly [string, number, number])[]
  addons?: readonly (readonly [string, number, number])[]
  /** What customers are asked, and what they can choose. */
  question?: readonly [string, readonly string[]]
}

const businesses: readonly Business[] = [
  {
    slug: 'demo',
    name: 'Salon Yasmine',
    email: 'contact@salon-yasmine.example',
    services: {
      Coiffure: [
        ['Coupe femme', 'Shampoing, coupe et coiffage', 45, 180_00],
        ['Coupe homme', 'Coupe aux ciseaux ou à la tondeuse', 30, 80_00],
        ['Brushing', 'Shampoing et brushing, cheveux courts ou longs', 40, 120_00],
        ['Coloration', 'Couleur complète avec soin', 90, 350_00],
      ],
      'Hammam et soins': [
        ['Hammam et gommage', 'Savon noir, gommage au kessa et ghassoul', 75, 280_00],
        ['Henné des mains', 'Motifs traditionnels', 60, 150_00],
        ['Manucure', 'Soin des mains et pose de vernis', 40, 100_00],
      ],
    },
    options: {
      Brushing: {
        variants: [
          ['Cheveux courts', 30, 100_00],
          ['Cheveux longs', 50, 150_00],
        ],
        addons: [['Masque hydratant', 15, 60_00]],
      },
      Coloration: {
        variants: [
          ['Cheveux courts', 90, 350_00],
          ['Cheveux longs', 120, 450_00],
        ],
      },
      'Henné des mains': {
        question: ['Quel style de motifs souhaitez-vous\u202f?', ['Fassi', 'Marrakchi', 'Khaliji', 'À voir sur place']],
      },
    },
    staff: [
      ['Yasmine Benali', 'Gérante', 'yasmine@salon-yasmine.example'],
      ['Khadija El Amrani', 'Coiffeuse', 'khadija@salon-yasmine.example'],
      ['Salma Idrissi', 'Esthéticienne', 'salma@salon-yasmine.example'],
    ],
    page: {
      address: '12, rue des Orangers, Casablanca',
      phone: '+212 522 123 456',
      whatsapp: '+212 612 345 678',
      about: {
        fr: 'Coiffure, hammam et soins au cœur de Casablanca, depuis 1998.',
        ar: 'حلاقة وحمام وعناية في قلب الدار البيضاء منذ سنة 1998.',
        en: 'Hair, hammam and care in the heart of Casablanca, since 1998.',
      },
      trade: 'beauty',
    },
    hours: { weekdays: [2, 3, 4, 5, 6, 7], work: ['10:00', '20:00'], rest: ['14:00', '15:00'] },
    resources: [
      ['Fauteuil 1', 'fauteuil'],
      ['Fauteuil 2', 'fauteuil'],
      ['Hammam', 'hammam'],
    ],
    customers: [
      ['Amina Berrada', 'amina.berrada@example.com', '06 12 34 56 78', 'fr'],
      ['فاطمة الزهراء العلوي', 'fz.alaoui@example.com', '+212 661 23 45 67', 'ar'],
      ['Éloïse Martin', 'eloise.martin@example.com', '+33 6 12 34 56 78', 'fr'],
      ['Sarah Johnson', 'sarah.johnson@example.com', '+44 7700 900123', 'en'],
    ],
  },
  {
    slug: 'acme',
    name: 'Clinique Dentaire Atlas',
    email: 'accueil@dentaire-atlas.example',
    services: {
      Consultations: [['Consultation', 'Examen et plan de traitement', 30, 200_00]],
      Soins: [
        ['Détartrage', 'Nettoyage et polissage', 40, 400_00],
        ['Soin de carie', 'Obturation en composite', 45, 450_00],
        ['Extraction simple', 'Sous anesthésie locale', 30, 350_00],
        ['Blanchiment', 'Séance au cabinet', 60, 1800_00],
      ],
    },
    options: {},
    staff: [
      ['Dr Hicham Tazi', 'Chirurgien-dentiste', 'hicham@dentaire-atlas.example'],
      ['Dr Nadia Berrada', 'Orthodontiste', 'nadia@dentaire-atlas.example'],
    ],
    page: {
      address: '45, avenue de l’Atlas, Rabat',
      phone: '+212 537 654 321',
      about: {
        fr: 'Soins dentaires pour toute la famille.',
        ar: 'علاج الأسنان لكل أفراد الأسرة.',
        en: 'Dental care for the whole family.',
      },
      trade: 'dentist',
    },
    hours: { weekdays: [1, 2, 3, 4, 5], work: ['09:00', '18:30'], rest: ['12:30', '14:30'] },
    resources: [
      ['Cabinet 1', 'cabinet'],
      ['Cabinet 2', 'cabinet'],
    ],
    customers: [
      ['Youssef Chraïbi', 'y.chraibi@example.com', '06 70 11 22 33', 'fr'],
      ['Hajar Ouazzani', 'hajar.ouazzani@example.com', '06 55 44 33 22', 'ar'],
    ],
  },
]

export interface DemoBusiness {
  slug: string
  name: string
  domain: string
  /** False when it was there before; then nothing of it was touched but what was missing entirely. */
  created: boolean
}

/**
 * Two businesses to try things on, each with services, people and their hours, rooms and customers. Running it again changes nothing; after a run that was
 * cut short it finishes the rest.
 *
 * @param tenancy - with the owner's rights, or with a worker that builds schemas
 * @param platform - the platform's own host, below which they get theirs
 */
export async function seedDemo(tenancy: BookmeTenancy, platform = 'localhost'): Promise<DemoBusiness[]> {
  const seeded: DemoBusiness[] = []
  for (const business of businesses) seeded.push(await seed(tenancy, platform, business))
  return seeded
}

async function seed(tenancy: BookmeTenancy, platform: string, business: Business): Promise<DemoBusiness> {
  const { slug, name, email, page } = business
  const domain = `${slug}.${platform}`
  const before = await tenancy.open(slug).catch((error) => {
    if (error instanceof TenantNotFoundError) return undefined
    throw error
  })
  if (before === undefined) {
    await createTenant(tenancy, platform, {
      slug,
      name,
      domain,
      email,
      status: 'active',
      reason: 'demonstration',
      actorId: null,
      settings: page,
      // One whose schema was only asked for is finished by the same request.
      idempotencyKey: `demo:${slug}`,
    })
  }
  const tenant = before ?? (await tenancy.open(slug))
  await tenant.transaction((tx) => furnish(tx, business))
  return { slug, name: tenant.name, domain: tenant.primaryDomain ?? domain, created: before === undefined }
}

/** Fills the tables that have nothing; what somebody has put in one since stays as it is. */
async function furnish(tx: TenantTx, business: Business): Promise<void> {
  const [offered, employed, rooms, known] = await Promise.all([
    tx.$count(services),
    tx.$count(staff),
    tx.$count(resources),
    tx.$count(customers),
  ])
  if (offered === 0) {
    const names = Object.keys(business.services)
    const headings = await tx
      .insert(categories)
      .values(names.map((name, position) => ({ ...inThreeLanguages({ name }), position })))
      .returning()
    const made = await tx
      .insert(services)
      .values(
        headings.flatMap((heading) =>
          (business.services[heading.name] ?? []).map(([name, description, durationMinutes, priceMinor], position) => ({
            ...inThreeLanguages({ name, description }),
            categoryId: heading.id,
            intervalMinutes: 15,
            durationMinutes,
            priceMinor,
            position,
          })),
        ),
      )
      .returning()
    for (const { id, name } of made) await addOptions(tx, id, business.options[name])
  }
  if (employed === 0) {
    const people = await tx
      .insert(staff)
      .values(business.staff.map(([name, title, email], position) => ({ name, title, email, position })))
      .returning()
    const { weekdays, work, rest } = business.hours
    await tx.insert(availability).values(
      people.flatMap(({ id: staffId }) =>
        weekdays.flatMap((weekday) => [
          { staffId, weekday, kind: 'work' as const, startTime: work[0], endTime: work[1] },
          { staffId, weekday, kind: 'break' as const, startTime: rest[0], endTime: rest[1] },
        ]),
      ),
    )
  }
  if (rooms === 0) {
    await tx.insert(resources).values(business.resources.map(([name, type], position) => ({ name, type, position })))
  }
  if (known === 0) {
    await tx.insert(customers).values(
      business.customers.map(([name, email, phone, language]) => {
        return { name, email, phone, language, phoneVerifiedAt: phone === '' ? null : Temporal.Now.instant() }
      }),
    )
  }
}

async function addOptions(tx: TenantTx, serviceId: string, options: Options = {}): Promise<void> {
  const priced = (rows: NonNullable<Options['variants']>) =>
    rows.map(([name, durationMinutes, priceMinor], position) => ({
      serviceId,
      ...inThreeLanguages({ name }),
      durationMinutes,
      priceMinor,
      position,
    }))
  if (options.variants !== undefined) await tx.insert(variants).values(priced(options.variants))
  if (options.addons !== undefined) await tx.insert(addons).values(priced(options.addons))
  if (options.question === undefined) return
  const [label, choices] = options.question
  const inOne = (language: 0 | 1) => ({
    label: translationOf(label)[language],
    options: choices.map((choice) => translationOf(choice)[language]),
  })
  const translations = { ar: inOne(0), en: inOne(1) }
  await tx.insert(fields).values({ serviceId, label, kind: 'choice', options: [...choices], translations })
}
