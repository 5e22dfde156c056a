import { useCallback, useState } from 'react'
import type { Block, Column } from './model.ts'

export interface ArrowOptions {
  columns: readonly Column[]
  /** From right to left: the arrow to the left goes to the next column. */
  isMirrored: boolean
  onMove: (block: Block) => void
  onPage: (direction: 1 | -1) => void
}

/**
 * One stop for Tab in all of a grid: arrows go up and down in a column and to whatever is nearest in the next, Home and
 * End to its ends, Page Up and Down to other days, `m` moves what is focused.
 */
export function useArrows({ columns, isMirrored, onMove, onPage }: ArrowOptions) {
  const [wanted, setStop] = useState<string>()
  const all = columns.flatMap(({ blocks }) => blocks)
  const stop = all.some(({ key }) => key === wanted) ? wanted : all[0]?.key

  const onKeyDown = useCallback(
    (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'PageDown' || event.key === 'PageUp') {
        event.preventDefault()
        onPage(event.key === 'PageDown' ? 1 : -1)
        return
      }
      const key = (event.target as HTMLElement).dataset.block
      const index = columns.findIndex(({ blocks }) => blocks.some((one) => one.key === key))
      const column = columns[index]
      const at = column?.blocks.findIndex((one) => one.key === key) ?? -1
      const block = column?.blocks[at]
      if (column === undefined || block === undefined) return
      if (event.key === 'm') {
        event.preventDefault()
        onMove(block)
        return
      }
      const aside = { ArrowLeft: isMirrored ? 1 : -1, ArrowRight: isMirrored ? -1 : 1 }[event.key]
      const next =
        aside === undefined
          ? ({ ArrowDown: column.blocks[at + 1], ArrowUp: column.blocks[at - 1], Home: column.blocks[0] }[event.key] ??
            (event.key === 'End' ? column.blocks.at(-1) : undefined))
          : beside(columns, index, aside, block)
      if (next === undefined) return
      event.preventDefault()
      const selector = `[data-block="${CSS.escape(next.key)}"]`
      event.currentTarget.querySelector<HTMLElement>(selector)?.focus()
    },
    [columns, isMirrored, onMove, onPage],
  )
  return { stop, setStop, onKeyDown }
}

/** What is nearest in time in the next column that has anything. */
function beside(columns: readonly Column[], from: number, step: number, block: Block): Block | undefined {
  for (let index = from + step; columns[index] !== undefined; index += step) {
    const { blocks } = columns[index] as Column
    if (blocks.length === 0) continue
    return blocks.reduce((best, one) =>
      Math.abs(one.from - block.from) < Math.abs(best.from - block.from) ? one : best,
    )
  }
  return undefined
}
