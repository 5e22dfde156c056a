import type { Body, Row } from '../../api/shapes.ts'
import { useWhole } from '../../lookups/whole.ts'

export type Service = Row<'services_list'>
export type ServiceBody = Body<'services_create'>
export type Category = Row<'categories_list'>

const all = { ordering: 'position,name' } as const

export function useServices() {
  return useWhole('/api/services/', all)
}

export function useCategories() {
  return useWhole('/api/categories/', all)
}

export interface Shelf {
  /** null: what stands in none. */
  category: Category | null
  services: Service[]
}

/** Services by category, in the order of both; those in none come last. */
export function shelvesOf(categories: readonly Category[], services: readonly Service[]): Shelf[] {
  const shelves: Shelf[] = categories.map((category) => ({
    category,
    services: services.filter(({ category_id }) => category_id === category.id),
  }))
  const loose = services.filter(({ category_id }) => category_id === null)
  return loose.length === 0 ? shelves : [...shelves, { category: null, services: loose }]
}

/**
 * Where things stand after one of them has moved by `step`: only those whose position changes. Positions are dense from
 * the first on, because rows that were never put in order all stand at 0.
 */
export function moved<Placed extends { id: string; position: number }>(
  rows: readonly Placed[],
  id: string,
  step: -1 | 1,
): { id: string; position: number }[] {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + step
  const order = [...rows]
  const [one] = order.splice(from, 1)
  if (one === undefined || to < 0 || to > order.length) return []
  order.splice(to, 0, one)
  return order.flatMap((row, position) => (row.position === position ? [] : [{ id: row.id, position }]))
}
