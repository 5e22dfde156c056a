import type pg from 'pg'
import { loginOf, sharedRoleOf } from './installation.ts'
import { quoteIdentifier as id } from './names.ts'

/** One privilege that everybody has by PostgreSQL's default and nobody should have here. */
export interface Opening {
  /** As `doctor` names it. */
  name: string
  /** What somebody could do with it. */
  danger: string
  /** The statement that closes it, for a superuser or the database's owner. */
  remedy: string
}

interface Gate extends Opening {
  /** SQL for a boolean: PUBLIC still has it. */
  isOpen: string
}

function gates(database: string, owner: string, login: string, shared: string): Gate[] {
  const fn = (signature: string, danger: string, keep: string): Gate => ({
    name: `EXECUTE on ${signature} for PUBLIC`,
    danger,
    remedy: `revoke execute on function pg_catalog.${signature} from public; grant execute on function pg_catalog.${signature} to ${keep}`,
    isOpen: `has_function_privilege('public', 'pg_catalog.${signature}', 'execute')`,
  })
  const keepOwner = `${id(login)}, ${id(owner)}`
  const session = 'a session lock outlives the transaction and blocks other tenants'
  const setting = 'it sets the session, and so the next tenant on the same connection'
  const setLimit = 'extensions.set_limit(real)'
  return [
    fn('set_config(text, text, boolean)', 'an expression inside a tenant statement can take another role', keepOwner),
    {
      name: 'USAGE on LANGUAGE plpgsql for PUBLIC',
      danger: 'a DO block can take another role',
      remedy: `revoke usage on language plpgsql from public; grant usage on language plpgsql to ${id(owner)}`,
      isOpen: "has_language_privilege('public', 'plpgsql', 'usage')",
    },
    {
      name: `TEMPORARY on DATABASE ${database} for PUBLIC`,
      danger: 'temporary tables and functions outlive the transaction on a pooled connection',
      remedy: `revoke temporary on database ${id(database)} from public`,
      isOpen: `has_database_privilege('public', current_database(), 'temporary')`,
    },
    {
      name: 'USAGE on SCHEMA public for PUBLIC',
      danger: "a tenant's role can name shared tables and functions",
      remedy: `revoke all on schema public from public; grant usage, create on schema public to ${id(owner)}; grant usage on schema public to ${id(shared)}`,
      isOpen: `has_schema_privilege('public', 'public', 'usage') or has_schema_privilege('public', 'public', 'create')`,
    },
    fn('pg_advisory_lock(bigint)', session, id(owner)),
    fn('pg_advisory_lock(integer, integer)', session, id(owner)),
    fn('pg_advisory_lock_shared(bigint)', session, id(owner)),
    fn('pg_advisory_lock_shared(integer, integer)', session, id(owner)),
    fn('pg_try_advisory_lock(bigint)', session, id(owner)),
    fn('pg_try_advisory_lock(integer, integer)', session, id(owner)),
    fn('pg_try_advisory_lock_shared(bigint)', session, id(owner)),
    fn('pg_try_advisory_lock_shared(integer, integer)', session, id(owner)),
    fn('setseed(double precision)', setting, id(owner)),
    {
      name: `EXECUTE on ${setLimit} for PUBLIC`,
      danger: setting,
      remedy: `revoke execute on function ${setLimit} from public; grant execute on function ${setLimit} to ${id(owner)}`,
      isOpen: `coalesce(has_function_privilege('public', to_regprocedure('${setLimit}'), 'execute'), false)`,
    },
    fn('pg_notify(text, text)', "a tenant can speak on other processes' channels", `${id(shared)}, ${id(owner)}`),
  ]
}

async function gatesOf(client: pg.ClientBase, applicationUrl: string): Promise<Gate[]> {
  const { rows } = await client.query<{ name: string; owner: string }>(
    'select current_database() as name, current_user as owner',
  )
  return gates(rows[0]?.name ?? '', rows[0]?.owner ?? '', loginOf(applicationUrl), sharedRoleOf(applicationUrl))
}

/**
 * Withdraws from PUBLIC what a tenant's role must not have, as far as the server lets this owner: a managed server or
 * an owner that is no superuser keeps some open. The statement check stands before them then; `findOpenings` names them.
 */
export async function closeWall(client: pg.ClientBase, applicationUrl: string): Promise<void> {
  for (const gate of await gatesOf(client, applicationUrl)) {
    const { rows } = await client.query<{ open: boolean }>(`select ${gate.isOpen} as open`)
    if (rows[0]?.open !== true) continue
    await client.query('savepoint gate')
    try {
      await client.query(gate.remedy)
      await client.query('release savepoint gate')
    } catch {
      await client.query('rollback to savepoint gate')
    }
  }
}

/** What is open now, read from the server's own access lists. */
export async function findOpenings(client: pg.ClientBase, applicationUrl: string): Promise<Opening[]> {
  const all = await gatesOf(client, applicationUrl)
  const { rows } = await client.query<Record<string, boolean>>(
    `select ${all.map((gate, index) => `(${gate.isOpen}) as g${index}`).join(', ')}`,
  )
  const open: Opening[] = all
    .filter((_, index) => rows[0]?.[`g${index}`] === true)
    .map(({ name, danger, remedy }) => ({ name, danger, remedy }))
  return [...open, ...(await loginFaults(client, applicationUrl))]
}

async function loginFaults(client: pg.ClientBase, applicationUrl: string): Promise<Opening[]> {
  const login = loginOf(applicationUrl)
  const { rows } = await client.query<Record<string, boolean>>(
    `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as powerful, rolinherit as inherits,
       exists (select from pg_namespace n where n.nspname ~ '^tenant_' and has_schema_privilege(r.oid, n.oid, 'usage')) as sees,
       pg_has_role(r.oid, d.datdba, 'member') as owner,
       not exists (
         select from pg_db_role_setting s
         where s.setrole = r.oid and s.setdatabase = d.oid and 'search_path=""' = any (s.setconfig)
       ) as unset,
       not exists (
         select from pg_namespace n, aclexplode(n.nspacl) a join pg_roles shared on shared.oid = a.grantee
         where n.nspname = 'public' and shared.rolname = $2 and a.privilege_type = 'USAGE'
       ) as borrowed
     from pg_roles r, pg_database d where r.rolname = $1 and d.datname = current_database()`,
    [login, sharedRoleOf(applicationUrl)],
  )
  const role = rows[0]
  if (role === undefined) {
    return [{ name: `LOGIN ${login}`, danger: 'the application cannot log in', remedy: 'run the migrations' }]
  }
  const faults: Opening[] = []
  const fault = (when: boolean | undefined, name: string, danger: string, remedy: string) => {
    if (when === true) faults.push({ name, danger, remedy })
  }
  const alter = `alter role ${id(login)}`
  fault(
    role.powerful,
    `Attributes of ${login}`,
    'the application has more rights than any tenant',
    `${alter} nosuperuser nocreaterole nocreatedb noreplication nobypassrls`,
  )
  fault(role.inherits, `INHERIT of ${login}`, 'without a context it reads every tenant', `${alter} noinherit`)
  fault(
    role.owner,
    `Membership of ${login} in the database's owner`,
    "it can take the owner's rights",
    `revoke the owner's role from ${id(login)}`,
  )
  fault(
    role.sees && !role.inherits,
    `USAGE of ${login} on tenant schemas`,
    'without a context it reads tenants',
    `revoke the grants made to ${id(login)} itself`,
  )
  fault(
    role.unset,
    `Settings of ${login} in this database`,
    'without a context it has a path, and no time limits: a copied or restored database lacks them',
    'run the migrations',
  )
  fault(
    role.borrowed,
    `No USAGE on SCHEMA public for ${sharedRoleOf(applicationUrl)} itself`,
    'the shared tables are reached by a right of PUBLIC, and not at all once that is withdrawn',
    `grant usage on schema public to ${id(sharedRoleOf(applicationUrl))}`,
  )
  return faults
}
