import { api } from '../../api/client.ts'
import type { Reply } from '../../api/types.ts'
import type { Entry } from './model.ts'

type Reason = Reply<'bookings_explain'>['results'][number]['reasons'][number]

/** Where something is held over the grid, and what the engine says of it. */
export interface Lift {
  entry: Entry
  /** In minutes. */
  length: number
  column: number
  from: number
  start: string
  staffId: string
  verdict: 'asking' | 'free' | 'refused'
  reasons: readonly Reason[]
}

export interface Drop {
  entry: Entry
  start: string
  staffId: string
  /** How long it is to take from now on; without it as long as before. */
  minutes?: number
  /** What the engine said; asked for once more where it had not answered yet. */
  isFree: boolean
  reasons: readonly Reason[]
}

/**
 * The same with the engine's word.
 *
 * @param minutes - if it took so long
 */
export async function judge(at: Lift, minutes?: number): Promise<Lift> {
  const query = { start_time: at.start, ...(minutes === undefined ? {} : { minutes }) }
  const params = { path: { id: at.entry.booking_id }, query }
  const { data } = await api.GET('/api/bookings/{id}/explain/', { params })
  const own = data?.results.find(({ staff_id }) => staff_id === at.staffId)
  return { ...at, verdict: own?.is_free ? 'free' : 'refused', reasons: own?.reasons ?? [] }
}

/** Lets it go where it is held: what the engine says then counts. */
export async function dropAt(at: Lift, minutes?: number): Promise<Drop> {
  const { entry, start, staffId } = at
  const length = minutes === undefined ? {} : { minutes }
  try {
    const { verdict, reasons } = await judge(at, minutes)
    return { entry, start, staffId, ...length, isFree: verdict === 'free', reasons }
  } catch {
    return { entry, start, staffId, ...length, isFree: false, reasons: [] }
  }
}
