import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Protections } from '../../src/scope.ts'
import { type Attack, attacks, type Guard } from './attacks.ts'
import { asSuperuser, codeOf, type Field, type Ground, limitedOwner, onField, prepareGround, secret } from './world.ts'

/** As installed. */
let closed: Ground
/** Without its walls: every privilege back with PUBLIC, and a login that may itself read every tenant. */
let open: Ground

beforeAll(async () => {
  ;[closed, open] = [await prepareGround(), await prepareGround()]
  for (const { database } of [closed, open]) {
    await asSuperuser(
      database,
      `create table public.leftover (body text); insert into public.leftover values ('${secret}');
       grant select on public.leftover to public`,
    )
  }
  const { login, database } = open
  const name = new URL(database.url).pathname.slice(1)
  await asSuperuser(
    database,
    `grant execute on all functions in schema pg_catalog to public;
     grant execute on all functions in schema extensions to public;
     grant usage on language plpgsql to public;
     grant temporary on database "${name}" to public;
     grant usage on schema public to public;
     grant usage on schema tenant_a, tenant_b to "${login}";
     grant select, insert, update, delete on all tables in schema tenant_a, tenant_b, public to "${login}";
     insert into tenant_b.note select gen_random_uuid(), created_at, updated_at, metadata, body
       from tenant_b.note, generate_series(1, 5);
     analyze tenant_b.note`,
  )
})

afterAll(async () => {
  await closed?.database.drop()
  await open?.database.drop()
})

/** Only `guard` on, of those that the attack has to do with. */
function alone(attack: Attack, guard: Guard | undefined): Protections {
  const among = (name: keyof Protections) => attack.guards.some(({ by }) => by === name)
  return {
    statementCheck: guard?.by === 'statementCheck',
    // The wall withdraws from tenants' roles; it is nothing without them.
    role: guard?.by === 'role' || guard?.by === 'wall' || !among('role'),
    noPublic: guard?.by === 'noPublic' || !among('noPublic'),
  }
}

/** The refusal, `nothing`, or `came through: …`. */
async function outcome(attack: Attack, field: Field): Promise<string> {
  try {
    const found = JSON.stringify(await attack.attack(field))
    return found.includes(attack.shows ?? secret) ? `came through: ${found}` : 'nothing'
  } catch (error) {
    return codeOf(error)
  }
}

describe.for(attacks)('$failure: tenant A $name', (attack) => {
  test('is refused as installed', async () => {
    const expected = attack.guards
      .filter((guard) => guard.by !== 'wall' || !limitedOwner)
      .map((guard) => guard.expected)
    if (limitedOwner && expected.length === 0) {
      // Only a superuser can withdraw it: the doctor has to say so, and rows are safe by their own grants.
      return onField(closed, {}, async ({ tenancy }) => {
        expect((await tenancy.findOpenings()).map(({ name }) => name)).toContain(attack.guards[0]?.opening)
      })
    }
    expect(expected).toContain(await onField(closed, {}, (field) => outcome(attack, field)))
  })

  test.for(attack.guards)('is refused by $by alone', async (guard) => {
    if (guard.by === 'wall' && limitedOwner) {
      return onField(closed, {}, async ({ tenancy }) => {
        const names = (await tenancy.findOpenings()).map(({ name }) => name)
        expect(names.some((name) => name.startsWith(guard.opening as string))).toBe(true)
      })
    }
    const ground = guard.by === 'wall' ? closed : open
    expect(await onField(ground, alone(attack, guard), (field) => outcome(attack, field))).toBe(guard.expected)
  })

  test('comes through without', async () => {
    expect(await onField(open, alone(attack, undefined), (field) => outcome(attack, field))).toMatch(/^came through/)
  })
})

// What a handle may begin a statement with is a short list; these are the rest of PostgreSQL's commands.
const commands = `
  abort; alter table note add x int; analyze; begin; call x(); checkpoint; close all; cluster; comment on table note is '';
  commit; copy note to stdout; create table x (); create role x; deallocate all; declare x cursor for select 1; discard all;
  do 'begin end'; drop table note; end; execute x; fetch x; grant select on note to public; import foreign schema x from server y into z;
  listen x; load 'x'; lock note; merge into note using note n on true when matched then do nothing; move x; notify x;
  prepare x as select 1; prepare transaction 'x'; reassign owned by x to y; refresh materialized view x; reindex table note;
  release x; reset all; revoke select on note from public; rollback; savepoint x; security label on table note is '';
  set x.y = 1; show all; start transaction; truncate note; unlisten x; vacuum`

describe.for(commands.split(';').map((command) => command.trim()))('the command %s', (command) => {
  test('is refused before it is sent, and reaches the server when the check is off', async () => {
    const { sql } = await import('drizzle-orm')
    const attack = ({ a }: Field) => a.db.execute(sql.raw(command)).then(() => 'done', codeOf)
    expect(await onField(closed, {}, attack)).toBe('tenancy.statement_refused')
    expect(await onField(closed, { statementCheck: false }, attack)).toMatch(/^done$|^[0-9A-Z]{5}$/)
  })
})
