import type { Client } from '@passerelle/client'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { Person, TestCloud } from './cloud.ts'

/** A system of an organisation: its account, and what it signs in with. */
export type System = {
  readonly id: string
  readonly version: number
  readonly clientId: string
  readonly secret: string
}

/** Names a system and makes its first secret. */
export async function openSystem(
  admin: Person,
  roles: readonly string[],
  name = 'Case system',
): Promise<System> {
  const { body } = await admin.api.openServiceAccount({ body: { name, roles: roles as ['intake'] } })
  return rotate(admin, body)
}

/** Makes a secret for a system, as the account stands at this version. */
export async function rotate(
  { api }: Pick<Person, 'api'>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<System> {
  const { body } = await api.rotateServiceSecret({ params: { serviceAccountId: id }, ifMatch: version })
  if (body.secret === undefined || body.clientId === undefined) throw new Error('no secret was made')
  return { id, version: body.version, clientId: body.clientId, secret: body.secret }
}

/** The answer of the pool's token endpoint to a system that signs in, as any HTTP client would. */
export async function askToken(
  { cognito }: Pick<LocalCloud, 'cognito'>,
  { clientId, secret }: Pick<System, 'clientId' | 'secret'>,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly token: string; readonly error?: string }> {
  const response = await fetch(`${cognito.endpoint}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
  })
  const { access_token: token = '', error } = (await response.json()) as Record<string, string> // of the endpoint
  return { status: response.status, token, ...(error !== undefined && { error }) }
}

/** A client that acts as the system. */
export async function asSystem(stage: TestCloud, system: System): Promise<Client> {
  const { token } = await askToken(stage.cloud, system)
  if (token === '') throw new Error('the system did not get a token')
  return stage.client(token)
}
