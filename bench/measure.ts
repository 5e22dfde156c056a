/** One figure of one candidate: what `unit` says, over the slices it was measured in. */
export interface Sample {
  candidate: string
  values: number[]
}

/**
 * Measures candidates in turn, slice by slice, so that a disturbance of the machine meets them all alike.
 *
 * @returns each candidate's values, in the order of the slices
 */
export async function interleave(
  candidates: Readonly<Record<string, () => Promise<number>>>,
  slices: number,
): Promise<Sample[]> {
  const samples = Object.keys(candidates).map((candidate) => ({ candidate, values: [] as number[] }))
  for (let slice = 0; slice < slices; slice++) {
    for (const sample of samples) {
      sample.values.push(await (candidates[sample.candidate] as () => Promise<number>)())
    }
  }
  return samples
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
