import { signIn } from '@passerelle/client'
import { readEnvironment } from './environment.ts'
import { say } from './say.ts'

/** Prints an access token: `pnpm run token <slug> [role]`, for example `pnpm run token bfz coach`. */
const [slug, role] = process.argv.slice(2)
const { cognito, members } = readEnvironment()
const member = members.find(
  (known) => known.slug === slug && (role === undefined || known.roles.includes(role)),
)
if (member === undefined) {
  const known = members.map(({ slug, roles }) => `${slug} ${roles.join(',')}`).join('\n  ')
  process.stderr.write(`${say('token.nobody', { known })}\n`)
  process.exitCode = 1
} else {
  const { access } = await signIn({ ...cognito, email: member.email, password: member.password })
  process.stdout.write(`${access}\n`)
}
