/** A name for a generated migration, from what it does: `service_duration_minutes`, `remove_service_price`, `booking_and_2_more`. */
export function migrationName(sql: string): string {
  const deeds = [...new Set(sql.split('\n').flatMap(deedOf))]
  const [first, second] = deeds
  if (first === undefined) return 'changes'
  if (second === undefined) return first.slice(0, maxLength)
  if (deeds.length === 2 && first.length + second.length + 5 <= maxLength) return `${first}_and_${second}`
  const ending = `_and_${deeds.length - 1}_more`
  return first.slice(0, maxLength - ending.length) + ending
}

const maxLength = 50

const patterns: [RegExp, (table: string, name: string, to: string) => string][] = [
  [/^CREATE TABLE "([^"]+)"/, (table) => model(table)],
  [/^DROP TABLE "([^"]+)"/, (table) => `remove_${model(table)}`],
  [/^ALTER TABLE "([^"]+)" RENAME TO "([^"]+)"/, (table, to) => `rename_${model(table)}_to_${model(to)}`],
  [/^ALTER TABLE "([^"]+)" ADD COLUMN "([^"]+)"/, (table, column) => `${model(table)}_${column}`],
  [/^ALTER TABLE "([^"]+)" DROP COLUMN "([^"]+)"/, (table, column) => `remove_${model(table)}_${column}`],
  [
    /^ALTER TABLE "([^"]+)" RENAME COLUMN "([^"]+)" TO "([^"]+)"/,
    (table, from, to) => `rename_${model(table)}_${from}_to_${to}`,
  ],
  [/^ALTER TABLE "([^"]+)" ALTER COLUMN "([^"]+)"/, (table, column) => `alter_${model(table)}_${column}`],
  [/^ALTER TABLE "([^"]+)" ADD CONSTRAINT "([^"]+)"/, (_table, name) => name],
  [/^ALTER TABLE "([^"]+)" DROP CONSTRAINT "([^"]+)"/, (_table, name) => `remove_${name}`],
  [/^CREATE (?:UNIQUE )?INDEX "([^"]+)"/, (name) => name],
  [/^DROP INDEX "([^"]+)"/, (name) => `remove_${name}`],
  [/^CREATE TYPE "([^"]+)"/, (name) => name],
  [/^ALTER TYPE "([^"]+)"/, (name) => `alter_${name}`],
]

function deedOf(line: string): string[] {
  for (const [pattern, name] of patterns) {
    const match = pattern.exec(line)
    if (match !== null) return [clean(name(match[1] ?? '', match[2] ?? '', match[3] ?? ''))]
  }
  return []
}

// `services_service` → `service`: the table's module is told by its folder of models already.
function model(table: string): string {
  const [, ...rest] = table.split('_')
  return rest.length === 0 ? table : rest.join('_')
}

function clean(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
