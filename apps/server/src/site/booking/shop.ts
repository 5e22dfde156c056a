import type { TenantDb } from '@bookme/tenancy'
import type { Language } from '../../core/i18n.ts'
import { listCatalogue, type Offered } from '../../modules/services/index.ts'
import { listTeam } from '../../modules/staff/index.ts'

type Person = Awaited<ReturnType<typeof listTeam>>['people'][number]
type Skill = Awaited<ReturnType<typeof listTeam>>['skills'][number]

/** What a business offers, and by whom. */
export interface Shop {
  catalogue: Awaited<ReturnType<typeof listCatalogue>>
  services: ReadonlyMap<string, Offered>
  /** Whoever works there. */
  people: readonly Person[]
  /** Who does a service; named for nobody, it is done by all. */
  ableTo(serviceId: string): readonly Person[]
  skillOf(serviceId: string, staffId: string | undefined): Skill | undefined
}

export async function openShop(db: TenantDb, language?: Language): Promise<Shop> {
  const [catalogue, { people, skills }] = await Promise.all([listCatalogue(db, language), listTeam(db)])
  const services = new Map(catalogue.flatMap((group) => group.services).map((service) => [service.id, service]))
  return {
    catalogue,
    services,
    people,
    ableTo: (serviceId) => {
      const named = new Set(skills.filter((skill) => skill.serviceId === serviceId).map(({ staffId }) => staffId))
      return named.size === 0 ? people : people.filter(({ id }) => named.has(id))
    },
    skillOf: (serviceId, staffId) => skills.find((skill) => skill.serviceId === serviceId && skill.staffId === staffId),
  }
}

/** Whether anything of a service is to be chosen before its times can be shown. */
export function hasOptions({ variants, addons, capacity }: Offered): boolean {
  return variants.length > 0 || addons.length > 0 || capacity > 1
}
