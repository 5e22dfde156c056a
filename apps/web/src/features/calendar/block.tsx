import type { TFunction } from 'i18next'
import { Ban, Check, CircleDashed, Hourglass, LogIn, type LucideIcon, Users, UserX } from 'lucide-react'
import { memo } from 'react'
import type { Format } from '../../i18n/format.ts'
import classes from './grid.module.css'
import type { Block, Entry } from './model.ts'
import { isResizable } from './use-resize.ts'

const icons: Partial<Record<Entry['status'], LucideIcon>> = {
  held: Hourglass,
  pending: CircleDashed,
  checked_in: LogIn,
  completed: Check,
  no_show: UserX,
  cancelled: Ban,
}

export interface BlockViewProps {
  block: Block
  /** Where the grid begins, in minutes, and how high one of them is. */
  from: number
  pixels: number
  format: Format
  /** The words of the calendar and of bookings: asked for once, and not by each of hundreds. */
  t: TFunction<'calendar'>
  said: TFunction<'booking'>
  /** Whom it is with, where the column does not say so. */
  staffName: string | undefined
  /** Of all blocks one alone is reached by Tab; arrows go on from there. */
  isStop: boolean
  isLifted: boolean
  mayMove: boolean
  onPointerDown: (event: React.PointerEvent<HTMLElement>, block: Block) => void
  /** At its lower edge. */
  onStretch: (event: React.PointerEvent<HTMLElement>, block: Block) => void
  onFocus: (key: string) => void
  onOpen: (block: Block) => void
}

/** A booking or a class, at its place in a column. */
export const BlockView = memo(function BlockView(props: BlockViewProps) {
  const { block, from, pixels, format, staffName, isStop, isLifted, mayMove, t, said } = props
  const [entry] = block.entries
  const isClass = entry.capacity > 1
  const Icon = isClass ? Users : icons[entry.status]
  const times = `${format.time(entry.start_time)}–${format.time(entry.end_time)}`
  const seats = isClass ? t('seats', { taken: entry.taken, capacity: entry.capacity }) : undefined
  const who = isClass ? entry.name : entry.customer_name || t('nobody')
  const what = isClass ? `${entry.taken}/${entry.capacity}` : entry.name
  const unseen = [seats, staffName, said(`status.${entry.status}`), entry.overbooked ? t('overbooked') : undefined]
  const top = (block.from - from) * pixels
  const height = Math.max((block.to - block.from) * pixels - 2, 24)
  const inset = { insetInlineStart: `calc(${(block.lane / block.lanes) * 100}% + 2px)` }
  const width = `calc(${100 / block.lanes}% - 4px)`
  const isSmall = height < 40
  return (
    <>
      {block.before === 0 ? null : (
        <div
          className={classes.buffer}
          style={{ ...inset, width, top: top - block.before * pixels, height: block.before * pixels }}
        />
      )}
      <button
        type="button"
        data-block={block.key}
        tabIndex={isStop ? 0 : -1}
        className={[
          ...[classes.block, classes[entry.status], entry.overbooked ? classes.isOverbooked : ''],
          ...[isLifted ? classes.isLifted : '', mayMove && entry.is_movable && !isClass ? classes.isMovable : ''],
        ].join(' ')}
        style={{ ...inset, width, top, height }}
        onPointerDown={mayMove && !isClass ? (event) => props.onPointerDown(event, block) : undefined}
        onFocus={() => props.onFocus(block.key)}
        onClick={() => props.onOpen(block)}
      >
        <b>
          {Icon === undefined ? null : <Icon size={13} aria-hidden />}
          <bdi>{isSmall ? `${format.time(entry.start_time)} ${who}` : who}</bdi>
        </b>
        {isSmall ? null : (
          <>
            <span>
              {times}
              {height < 58 ? (
                <>
                  {' · '}
                  <bdi>{what}</bdi>
                </>
              ) : null}
            </span>
            {height < 58 ? null : (
              <span>
                <bdi>{what}</bdi>
              </span>
            )}
            {staffName === undefined || height < 74 ? null : (
              <span>
                <bdi>{staffName}</bdi>
              </span>
            )}
          </>
        )}
        <span className={classes.unseen}>
          {isSmall ? <bdi>{what}</bdi> : null}, {unseen.filter(Boolean).join(', ')}
        </span>
      </button>
      {mayMove && isResizable(block) ? (
        <div className={classes.edge} style={{ ...inset, width, top: top + height }}>
          {/* Shift and the arrows do the same on the block itself. */}
          <span data-edge={block.key} onPointerDown={(event) => props.onStretch(event, block)} />
        </div>
      ) : null}
      {block.after === 0 ? null : (
        <div
          className={classes.buffer}
          style={{ ...inset, width, top: top + (block.to - block.from) * pixels, height: block.after * pixels }}
        />
      )}
    </>
  )
})
