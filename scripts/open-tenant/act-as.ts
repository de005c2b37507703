import { type Client, createClient, patientFetch, SignInRefused, signIn } from '@passerelle/client'
import { type Environment, readEnvironment } from '../environment.ts'
import { language } from '../say.ts'

/** Where the API is, and as whom it is called: each as far as a token is at hand. */
export type Callers = {
  readonly operator: Client | undefined
  readonly admin: Client | undefined
  /** Why the admin was not let in with the password that was given. */
  readonly adminRefused?: string
}

/**
 * Secrets come from the environment of the process and stand in no file: `OPERATOR_TOKEN`, `ADMIN_TOKEN`, or the admin's
 * `ADMIN_PASSWORD`. Of the stack that runs here the operator and the people of the story are known.
 *
 * @returns undefined where neither a stack runs here nor `PASSERELLE_API` says where one does
 */
export async function callers(slug: string, adminEmail: string): Promise<Callers | undefined> {
  const here = readEnvironment()
  const { PASSERELLE_API, OPERATOR_TOKEN, ADMIN_TOKEN, ADMIN_PASSWORD } = process.env
  const api = PASSERELLE_API ?? here?.api
  if (api === undefined) return undefined
  const by = (access: string | undefined) =>
    access ? createClient({ api, language, token: () => access, fetch: patientFetch() }) : undefined
  const local = PASSERELLE_API === undefined ? here : undefined
  const known = ADMIN_PASSWORD
    ? { email: adminEmail, password: ADMIN_PASSWORD }
    : local?.members.find((member) => member.slug === slug && member.roles.includes('admin'))
  const operator =
    OPERATOR_TOKEN ??
    (await accessOf(
      local,
      local?.members.find(({ roles }) => roles.includes('operator')),
    ))
  try {
    return { operator: by(operator), admin: by(ADMIN_TOKEN ?? (await accessOf(local, known))) }
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    return { operator: by(operator), admin: undefined, adminRefused: error.reason }
  }
}

async function accessOf(
  local: Environment | undefined,
  member: { readonly email: string; readonly password: string } | undefined,
): Promise<string | undefined> {
  if (local === undefined || member === undefined) return undefined
  const { email, password } = member
  return (await signIn({ ...local.cognito, email, password })).access
}
