import { useDirection } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Clock, minute, wallOfDate } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { BlockView } from './block.tsx'
import classes from './grid.module.css'
import type { Drop, Lift } from './lift.ts'
import { type Block, type Column, hoursShown } from './model.ts'
import { useArrows } from './use-arrows.ts'
import { useDrag } from './use-drag.ts'
import { useResize } from './use-resize.ts'

export interface GridProps {
  /** What the whole is, for whoever does not see it. */
  label: string
  columns: readonly Column[]
  clock: Clock
  /** Whom a block is with, where the columns are not people. */
  nameOf: ((staffId: string) => string | undefined) | undefined
  mayMove: boolean
  onOpen: (block: Block) => void
  onMove: (block: Block) => void
  onDrop: (drop: Drop) => void
  /** A tap on a time when somebody works and nobody comes. */
  onFree: ((at: { start: string; staffId: string | undefined }) => void) | undefined
  onPage: (direction: 1 | -1) => void
}

/** Of one minute. */
const pixels = 1.15
const axis = '3.6rem'

/** Columns of people, days or rooms beside each other, the hours from above to below. */
export function Grid({ label, columns, clock, nameOf, mayMove, onOpen, onMove, onDrop, onFree, onPage }: GridProps) {
  const { t } = useTranslation('calendar')
  const { t: why } = useTranslation('why')
  const { t: said } = useTranslation('booking')
  const format = useFormat()
  const { dir } = useDirection()
  const hours = useMemo(() => hoursShown(columns), [columns])
  const height = (hours.to - hours.from) * pixels
  const { lift, begin, wasDragged } = useDrag({ columns, hours, pixels, clock, onDrop })
  const { stretch, ...resize } = useResize({ columns, pixels, mayMove, onDrop })
  const held = lift ?? stretch
  const { stop, setStop, onKeyDown } = useArrows({ columns, isMirrored: dir === 'rtl', onMove, onPage })
  const frame = useRef<HTMLDivElement>(null)
  const now = useNow()
  const today = clock.dateOf(now)
  const nowAt = (clock.wallOf(now) - wallOfDate(today)) / minute

  // The first look falls on what is going on, or on where the day begins.
  const isToday = columns.some(({ date }) => date === today)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each day that is opened, not for each minute
  useEffect(() => {
    if (isToday) frame.current?.scrollTo({ top: Math.max(0, (nowAt - hours.from) * pixels - 120) })
  }, [isToday, columns[0]?.date])

  const onKey = (event: React.KeyboardEvent<HTMLElement>) => {
    if (!resize.onKeyDown(event)) onKeyDown(event)
  }
  const reasonsOf = ({ reasons }: Lift) => reasons.map((reason) => why(`reasons.${reason}`)).join(', ')
  const open = useCallback(
    (block: Block) => {
      if (!wasDragged.current) onOpen(block)
    },
    [onOpen, wasDragged],
  )
  const startAt = (event: React.MouseEvent, column: Column) => {
    const { top } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { top: 0 }
    const at = hours.from + (event.clientY - top) / pixels
    const wall = wallOfDate(column.date) + Math.floor(at / 15) * 15 * minute
    onFree?.({ start: new Date(clock.instantOf(wall)).toISOString(), staffId: column.staffId })
  }
  const marks = Array.from({ length: (hours.to - hours.from) / 60 }, (_, index) => hours.from + index * 60)
  const template = `${axis} repeat(${columns.length}, minmax(7rem, 1fr))`
  return (
    <section className={classes.frame} ref={frame} aria-label={label}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the blocks in it take the keys */}
      <div
        className={classes.grid}
        style={{ gridTemplateColumns: template }}
        data-grid
        onKeyDown={onKey}
        onBlur={resize.leave}
      >
        <div className={classes.corner} />
        {columns.map((column) => (
          <div
            key={column.key}
            className={`${classes.head} ${column.date === today && nameOf !== undefined ? classes.isToday : ''}`}
          >
            <bdi>{column.title}</bdi>
            <small>{t('count', { count: column.blocks.length })}</small>
          </div>
        ))}
        <div className={classes.hours} style={{ height }}>
          {marks.slice(1).map((mark) => (
            <span key={mark} style={{ top: (mark - hours.from) * pixels }}>
              {String(mark / 60).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {columns.map((column, index) => (
          <div key={column.key} className={classes.column} style={{ height }} data-column={column.key}>
            {column.open.map(({ from, to }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the key `n` and the button above do the same
              // biome-ignore lint/a11y/noStaticElementInteractions: as above
              <div
                key={from}
                className={classes.open}
                style={{ top: (from - hours.from) * pixels, height: (to - from) * pixels }}
                onClick={onFree === undefined ? undefined : (event) => startAt(event, column)}
              />
            ))}
            {column.away.map(({ from, to }) => (
              <div
                key={`away ${from}`}
                className={classes.closed}
                style={{
                  top: Math.max(0, from - hours.from) * pixels,
                  height: (to - Math.max(from, hours.from)) * pixels,
                }}
              >
                {t('away')}
              </div>
            ))}
            {column.closed.map(({ name, from, to }) => (
              <div
                key={`${name} ${from}`}
                className={classes.closed}
                style={{
                  top: Math.max(0, from - hours.from) * pixels,
                  height: (to - Math.max(from, hours.from)) * pixels,
                }}
              >
                <bdi>{name}</bdi>
              </div>
            ))}
            {marks.map((mark) => (
              <div key={mark} className={classes.line} style={{ top: (mark - hours.from) * pixels }} />
            ))}
            {column.blocks.map((block) => (
              <BlockView
                key={block.key}
                block={block}
                from={hours.from}
                pixels={pixels}
                format={format}
                t={t}
                said={said}
                staffName={nameOf?.(block.entries[0].staff_id)}
                isStop={stop === block.key}
                isLifted={held?.entry.item_id === block.entries[0].item_id}
                mayMove={mayMove}
                onPointerDown={begin}
                onStretch={resize.begin}
                onFocus={setStop}
                onOpen={open}
              />
            ))}
            {column.date === today && nowAt >= hours.from && nowAt <= hours.to ? (
              <div className={classes.now} style={{ top: (nowAt - hours.from) * pixels }} />
            ) : null}
            {held?.column === index ? (
              <div
                className={`${classes.ghost} ${held.verdict === 'refused' ? classes.isRefused : ''}`}
                data-verdict={held.verdict}
                style={{
                  top: (held.from - hours.from) * pixels,
                  height: Math.max(held.length * pixels, stretch === undefined ? 34 : 24),
                }}
              >
                {stretch === undefined
                  ? format.time(held.start)
                  : `${format.time(held.start)}–${format.time(endOf(stretch))} · ${format.duration(stretch.length)}`}
                {held.reasons.length === 0 ? null : ` · ${reasonsOf(held)}`}
              </div>
            ) : null}
          </div>
        ))}
      </div>
      <div className={classes.said} role="status">
        {stretch === undefined || stretch.verdict === 'asking'
          ? null
          : t(stretch.verdict === 'free' ? 'stretched' : 'stretchedTooFar', {
              ...{ time: format.time(endOf(stretch)), length: format.duration(stretch.length) },
              reasons: reasonsOf(stretch),
            })}
      </div>
    </section>
  )
}

const endOf = ({ start, length }: Lift) => new Date(Date.parse(start) + length * minute).toISOString()

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute)
    return () => clearInterval(timer)
  }, [])
  return now
}
