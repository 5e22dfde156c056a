import { TenantNotFoundError } from '@bookme/tenancy'
import { services } from './modules/services/tables.ts'
import { staff } from './modules/staff/tables.ts'
import { type BookmeTenancy, createTenant } from './modules/tenants/index.ts'

interface Business {
  slug: string
  name: string
  email: string
  /** Name, description, minutes, centimes of a dirham. */
  services: readonly (readonly [string, string, number, number])[]
  staff: readonly (readonly [string, string])[]
}

const businesses: readonly Business[] = [
  {
    slug: 'demo',
    name: 'Salon Yasmine',
    email: 'contact@salon-yasmine.example',
    services: [
      ['Coupe femme', 'Shampoing, coupe et coiffage', 45, 180_00],
      ['Coupe homme', 'Coupe aux ciseaux ou à la tondeuse', 30, 80_00],
      ['Brushing', 'Shampoing et brushing, cheveux courts ou longs', 40, 120_00],
      ['Coloration', 'Couleur complète avec soin', 90, 350_00],
      ['Hammam et gommage', 'Savon noir, gommage au kessa et ghassoul', 75, 280_00],
      ['Henné des mains', 'Motifs traditionnels', 60, 150_00],
      ['Manucure', 'Soin des mains et pose de vernis', 40, 100_00],
    ],
    staff: [
      ['Yasmine Benali', 'yasmine@salon-yasmine.example'],
      ['Khadija El Amrani', 'khadija@salon-yasmine.example'],
      ['Salma Idrissi', 'salma@salon-yasmine.example'],
    ],
  },
  {
    slug: 'acme',
    name: 'Clinique Dentaire Atlas',
    email: 'accueil@dentaire-atlas.example',
    services: [
      ['Consultation', 'Examen et plan de traitement', 30, 200_00],
      ['Détartrage', 'Nettoyage et polissage', 40, 400_00],
      ['Soin de carie', 'Obturation en composite', 45, 450_00],
      ['Extraction simple', 'Sous anesthésie locale', 30, 350_00],
      ['Blanchiment', 'Séance au cabinet', 60, 1800_00],
    ],
    staff: [
      ['Dr Hicham Tazi', 'hicham@dentaire-atlas.example'],
      ['Dr Nadia Berrada', 'nadia@dentaire-atlas.example'],
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
 * Two businesses to try things on, each with services and people. Running it again changes nothing; after a run that was
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
  const { slug, name, email } = business
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
      // One whose schema was only asked for is finished by the same request.
      idempotencyKey: `demo:${slug}`,
    })
  }
  const tenant = before ?? (await tenancy.open(slug))
  await tenant.transaction(async (tx) => {
    const [offered, employed] = await Promise.all([tx.$count(services), tx.$count(staff)])
    if (offered === 0) {
      await tx.insert(services).values(
        business.services.map(([title, description, durationMinutes, priceMinor]) => ({
          name: title,
          description,
          durationMinutes,
          priceMinor,
        })),
      )
    }
    if (employed === 0)
      await tx.insert(staff).values(business.staff.map(([person, address]) => ({ name: person, email: address })))
  })
  return { slug, name: tenant.name, domain: tenant.primaryDomain ?? domain, created: before === undefined }
}
