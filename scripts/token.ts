import { signIn } from '@passerelle/client'
import { type DemoMember, type Environment, readEnvironment } from './environment.ts'
import { say } from './say.ts'

/** Prints an access token: `pnpm run token <slug> [role]`, for example `pnpm run token bfz coach`. */
const args = process.argv.slice(2).filter((arg) => arg !== '--')
const [slug, role, ...more] = args
const environment = readEnvironment()
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${say('token.help')}\n`)
} else if (slug === undefined || more.length > 0 || args.some((arg) => arg.startsWith('-'))) {
  refuse(say('token.help'))
} else if (environment === undefined) {
  refuse(say('token.notRunning'))
} else {
  await tell(environment, slug, role)
}

async function tell(
  { cognito, members }: Environment,
  slug: string,
  role: string | undefined,
): Promise<void> {
  const member = members.find(
    (known) => known.slug === slug && (role === undefined || known.roles.includes(role)),
  )
  if (member === undefined) {
    const known = members.map(({ slug, roles }) => `${slug} ${roles.join(',')}`).join('\n  ')
    return refuse(say('token.nobody', { known }))
  }
  const access = await accessOf(cognito, member)
  if (access === undefined) return refuse(say('token.notRunning'))
  process.stdout.write(`${access}\n`)
}

/** Undefined where nobody listens any more: the stack was killed and could not take back what it wrote. */
async function accessOf(cognito: Environment['cognito'], member: DemoMember): Promise<string | undefined> {
  try {
    return (await signIn({ ...cognito, email: member.email, password: member.password })).access
  } catch (error) {
    // `fetch` says so of a request that reached nobody.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
