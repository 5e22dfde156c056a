import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { queries } from '../../api/client.ts'
import { type Clock, minute, wallOfDate } from '../../i18n/clock.ts'
import { useSteady } from '../../ui/steady.ts'
import { type Drop, dropAt, judge, type Lift } from './lift.ts'
import type { Block, Column, Span } from './model.ts'

/** Nearer than so many minutes to a start that is offered, it is the one that was meant. */
const near = 10
const step = 5
/** A hand that only clicks trembles by less. */
const slack = 5

export interface DragOptions {
  columns: readonly Column[]
  hours: Span
  pixels: number
  clock: Clock
  onDrop: (drop: Drop) => void
}

/** Dragging by mouse or pen: every place it is held over is judged by the engine, before it is let go. */
export function useDrag({ columns, hours, pixels, clock, onDrop }: DragOptions) {
  const client = useQueryClient()
  const [lift, setLift] = useState<Lift>()
  const current = useRef<Lift>(undefined)
  const wasDragged = useRef(false)
  const show = useCallback((next: Lift | undefined) => {
    current.current = next
    setLift(next)
  }, [])

  const begin = (down: React.PointerEvent<HTMLElement>, block: Block) => {
    const [entry] = block.entries
    if (down.pointerType === 'touch' || down.button !== 0 || !entry.is_movable) return
    const grabbed = down.clientY
    const held = down.currentTarget.getBoundingClientRect().top
    const grid = down.currentTarget.closest('[data-grid]')
    const places = [...(grid?.querySelectorAll('[data-column]') ?? [])]
    const { clientX } = down
    let isMoving = false
    let offered: { start: number; staff: readonly string[] }[] | undefined
    let asked: ReturnType<typeof setTimeout> | undefined

    // Its own time does not stand in its way: what is offered is asked for this booking.
    const [first, last] = [columns[0]?.date ?? '', columns.at(-1)?.date ?? '']
    const offers = async () => {
      const params = { path: { id: entry.booking_id }, query: { from: first, to: last } }
      const found = await client.fetchQuery(queries.queryOptions('get', '/api/bookings/{id}/slots/', { params }))
      offered = found.results.map(({ start_time, staff_ids }) => ({
        start: clock.wallOf(start_time),
        staff: staff_ids,
      }))
    }

    const placeOf = (move: PointerEvent): Lift | undefined => {
      const index = places.findIndex((place) => {
        const { left, right } = place.getBoundingClientRect()
        return left <= move.clientX && move.clientX < right
      })
      const column = columns[index]
      const place = places[index]
      if (column === undefined || place === undefined) return current.current
      const top = place.getBoundingClientRect().top
      const raw = hours.from + (held + move.clientY - grabbed - top) / pixels
      const staffId = column.staffId ?? entry.staff_id
      const midnight = wallOfDate(column.date)
      const fits = offered?.filter(({ staff }) => staff.includes(staffId)) ?? []
      const nearest = fits.reduce<number | undefined>((best, { start }) => {
        const minutes = (start - midnight) / minute
        if (minutes < 0 || minutes >= 1440 || Math.abs(minutes - raw) > near) return best
        return best === undefined || Math.abs(minutes - raw) < Math.abs(best - raw) ? minutes : best
      }, undefined)
      const from = nearest ?? Math.round(raw / step) * step
      const start = new Date(clock.instantOf(midnight + from * minute)).toISOString().replace('.000', '')
      const known = { entry, length: block.to - block.from, column: index, from, start, staffId }
      const isFree = nearest !== undefined
      return { ...known, verdict: isFree ? 'free' : offered === undefined ? 'asking' : 'refused', reasons: [] }
    }

    const move = (event: PointerEvent) => {
      if (!isMoving) {
        if (Math.hypot(event.clientX - clientX, event.clientY - grabbed) < slack) return
        isMoving = true
        void offers().catch(() => {})
      }
      event.preventDefault()
      const next = placeOf(event)
      const before = current.current
      if (next === undefined || (before?.start === next.start && before.column === next.column)) return
      show(next)
      clearTimeout(asked)
      if (next.verdict === 'free') return
      asked = setTimeout(() => {
        void judge(next).then(
          (told) => {
            if (current.current?.start === told.start && current.current.column === told.column) show(told)
          },
          () => {},
        )
      }, 150)
    }
    const end = () => {
      clearTimeout(asked)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', end)
      removeEventListener('keydown', onKey)
      show(undefined)
    }
    const up = (event: PointerEvent) => {
      const at = isMoving ? placeOf(event) : undefined
      if (isMoving) {
        // The click that follows is no tap.
        wasDragged.current = true
        setTimeout(() => {
          wasDragged.current = false
        }, 0)
      }
      end()
      if (at === undefined || isWhereItWas(at, block, columns)) return
      void dropAt(at).then(onDrop)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end()
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', end)
    addEventListener('keydown', onKey)
  }

  // What is dragged moves alone: hundreds of blocks beside it are not drawn anew.
  return { lift, begin: useSteady(begin), wasDragged }
}

function isWhereItWas(at: Lift, block: Block, columns: readonly Column[]): boolean {
  const column = columns[at.column]
  const [entry] = block.entries
  return (
    at.from === block.from &&
    at.staffId === entry.staff_id &&
    column?.blocks.some(({ key }) => key === block.key) === true
  )
}
