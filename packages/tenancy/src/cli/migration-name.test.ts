import { expect, test } from 'vitest'
import { migrationName } from './migration-name.ts'

test.each([
  ['CREATE TABLE "services_service" (', 'service'],
  ['CREATE TABLE "note" (', 'note'],
  ['DROP TABLE "services_service";', 'remove_service'],
  ['ALTER TABLE "services_service" RENAME TO "services_offer";', 'rename_service_to_offer'],
  ['ALTER TABLE "services_service" ADD COLUMN "price" integer;', 'service_price'],
  ['ALTER TABLE "services_service" DROP COLUMN "price";', 'remove_service_price'],
  ['ALTER TABLE "services_service" RENAME COLUMN "price" TO "fee";', 'rename_service_price_to_fee'],
  ['ALTER TABLE "services_service" ALTER COLUMN "price" SET NOT NULL;', 'alter_service_price'],
  ['ALTER TABLE "note" ADD CONSTRAINT "note_body_unique" UNIQUE("body");', 'note_body_unique'],
  ['ALTER TABLE "note" DROP CONSTRAINT "note_body_unique";', 'remove_note_body_unique'],
  ['CREATE UNIQUE INDEX "Note Body" ON "note" ("body");', 'note_body'],
  ['DROP INDEX "note_body";', 'remove_note_body'],
  [`CREATE TYPE "mood" AS ENUM('good');`, 'mood'],
  [`ALTER TYPE "mood" ADD VALUE 'bad';`, 'alter_mood'],
  ['DROP TABLE "a";\nDROP TABLE "b";', 'remove_a_and_remove_b'],
  ['DROP TABLE "a";\nDROP TABLE "b";\nDROP TABLE "c";', 'remove_a_and_2_more'],
  [`DROP TABLE "${'a'.repeat(60)}";`, `remove_${'a'.repeat(43)}`],
  ['COMMENT ON TABLE "a" IS NULL;', 'changes'],
])('%s is named %s', (sql, name) => {
  expect(migrationName(sql)).toBe(name)
})
