import type { Command } from 'commander'
import { CommandError } from './errors.ts'
import { withPlatform } from './platform.ts'
import { ask, askHidden, canAsk } from './prompt.ts'

export function addCreateSuperuser(program: Command): void {
  program
    .command('createsuperuser')
    .alias('create-superuser')
    .description('Create somebody who may do everything on the platform, or make a user that.')
    .option('--email <address>', 'by default it is asked for')
    .option('--name <name>', 'as people call them; by default what stands before the @')
    .option('--support', 'somebody who helps the businesses and changes nothing of the platform')
    .addHelpText('after', '\nThe password is asked for, or taken from BOOKME_PASSWORD; it is never an argument.')
    .action(async (flags: { email?: string; name?: string; support?: boolean }) => {
      const email = flags.email ?? (await askFor('an e-mail address: add --email', () => ask('E-mail address: ')))
      if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
        throw new CommandError(`${JSON.stringify(email)} is no e-mail address.`, { exitCode: 2 })
      }
      const given = process.env.BOOKME_PASSWORD ?? ''
      const password = given === '' ? await askFor('a password: set BOOKME_PASSWORD', askTwice) : given
      await withPlatform(async ({ tenancy }) => {
        const { createSuperuser } = await import('../modules/users/index.ts')
        const name = flags.name ?? (email.split('@')[0] as string)
        const role = flags.support === true ? 'support' : 'operator'
        const wanted = { email, password, name, role } as const
        const { created } = await tenancy.shared.transaction((tx) => createSuperuser(tx, wanted))
        const what = role === 'support' ? 'support user' : 'superuser'
        console.log(
          created
            ? `Created the ${what} ${email}.`
            : `${email} was a user already: now a ${what}, with the new password and logged out everywhere.`,
        )
      })
    })
}

async function askFor(what: string, question: () => Promise<string>): Promise<string> {
  if (canAsk()) return question()
  throw new CommandError(`A superuser needs ${what}; there is no terminal to ask on.`, { exitCode: 2 })
}

async function askTwice(): Promise<string> {
  const first = await askHidden('Password: ')
  if ((await askHidden('Once more: ')) !== first) throw new CommandError('The two passwords differ. Nothing was done.')
  return first
}
