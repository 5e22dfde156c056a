import { useCallback, useEffect, useRef, useState } from 'react'
import { minute } from '../../i18n/clock.ts'
import { useSteady } from '../../ui/steady.ts'
import { type Drop, dropAt, judge, type Lift } from './lift.ts'
import type { Block, Column, Entry } from './model.ts'

const step = 5
const longest = 1440

export interface ResizeOptions {
  columns: readonly Column[]
  pixels: number
  mayMove: boolean
  onDrop: (drop: Drop) => void
}

/**
 * Making something longer or shorter: by its lower edge, with a mouse, pen or finger, or by Shift with the arrows up and
 * down, taken by Enter and left by Escape. The engine judges each length before it is let go.
 */
export function useResize({ columns, pixels, mayMove, onDrop }: ResizeOptions) {
  const [stretch, setStretch] = useState<Lift>()
  const current = useRef<Lift>(undefined)
  const asked = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = useCallback((next: Lift | undefined) => {
    current.current = next
    setStretch(next)
  }, [])
  const leave = useCallback(() => {
    clearTimeout(asked.current)
    show(undefined)
  }, [show])
  useEffect(() => () => clearTimeout(asked.current), [])

  const hold = useCallback(
    (block: Block, column: number, wanted: number) => {
      const [entry] = block.entries
      const length = Math.min(Math.max(Math.round(wanted / step) * step, step), longest)
      if (current.current?.length === length) return
      const { start_time: start, staff_id: staffId } = entry
      const next: Lift = {
        ...{ entry, length, column, from: block.from, start, staffId },
        verdict: 'asking',
        reasons: [],
      }
      show(next)
      clearTimeout(asked.current)
      asked.current = setTimeout(() => {
        void judge(next, length).then(
          (told) => {
            if (current.current === next) show(told)
          },
          () => {},
        )
      }, 150)
    },
    [show],
  )
  const take = useCallback(() => {
    const at = current.current
    leave()
    if (at !== undefined && at.length !== minutesOf(at.entry)) void dropAt(at, at.length).then(onDrop)
  }, [leave, onDrop])

  const begin = (down: React.PointerEvent<HTMLElement>, block: Block) => {
    const column = columnOf(columns, block.key)
    const place = down.currentTarget.closest('[data-column]')
    if (down.button !== 0 || column === -1 || place === null) return
    down.preventDefault()
    down.stopPropagation()
    // What scrolls meanwhile takes its time along.
    const heightAt = ({ clientY }: { clientY: number }) => clientY - place.getBoundingClientRect().top
    const grabbed = heightAt(down)
    const { pointerId } = down
    const length = minutesOf(block.entries[0])
    const move = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return
      event.preventDefault()
      hold(block, column, length + (heightAt(event) - grabbed) / pixels)
    }
    const stop = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', onKey)
    }
    const up = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return
      stop()
      take()
    }
    const cancel = () => {
      stop()
      leave()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') cancel()
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', cancel)
    addEventListener('keydown', onKey)
  }

  /** @returns whether the key was meant for it */
  const onKeyDown = useCallback(
    (event: React.KeyboardEvent<HTMLElement>): boolean => {
      const by = { ArrowDown: step, ArrowUp: -step }[event.key]
      if (event.shiftKey && by !== undefined) {
        const { block: key } = (event.target as HTMLElement).dataset
        const column = columnOf(columns, key)
        const block = columns[column]?.blocks.find((one) => one.key === key)
        if (block === undefined || !mayMove || !isResizable(block)) return false
        event.preventDefault()
        hold(block, column, (current.current?.length ?? minutesOf(block.entries[0])) + by)
        return true
      }
      if (current.current === undefined || event.key === 'Shift') return false
      if (event.key === 'Enter') {
        event.preventDefault()
        take()
        return true
      }
      leave()
      return event.key === 'Escape'
    },
    [columns, mayMove, hold, take, leave],
  )

  return { stretch, begin: useSteady(begin), leave, onKeyDown }
}

/** One alone that has not begun to be done: a class is as long for all, and several things have lengths of their own. */
export const isResizable = ({ entries: [entry] }: Block): boolean => entry.is_movable && entry.capacity === 1

export const minutesOf = ({ start_time, end_time }: Pick<Entry, 'start_time' | 'end_time'>): number =>
  (Date.parse(end_time) - Date.parse(start_time)) / minute

const columnOf = (columns: readonly Column[], key: string | undefined) =>
  columns.findIndex(({ blocks }) => blocks.some((one) => one.key === key))
