import { type ApiName, type Endpoint, endpoints } from '@passerelle/contract'
import {
  feedRole,
  memberRoles,
  operatorRole,
  paperRole,
  personRole,
  type Role,
  serviceRoles,
} from '@passerelle/domain/tenancy'
import type { Application } from '@passerelle/runtime'

/** Everybody who may come: by an account, as a system, or by their own link. */
export const roles: readonly Role[] = [
  operatorRole,
  ...memberRoles,
  ...serviceRoles,
  personRole,
  paperRole,
  feedRole,
]

const anId = '0123456789ABCDEFGHJKMNPQRS'

/** The address of a route, with an id in the place of each parameter, or a code that nobody shows. */
const samples: Readonly<Record<string, string>> = {
  code: '000000000',
  certificateCode: anId + anId,
  feedCode: anId + anId + anId,
  list: '1',
  country: 'SN',
  serviceId: '00000000-0000-8000-8000-000000000000',
}

export function addressOf({ path }: Pick<Endpoint, 'path'>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => samples[name] ?? anId)
}

/**
 * The context that the gateway hands over for somebody with these roles; nothing for somebody who has not signed in.
 */
function environmentFor(held: readonly Role[]) {
  const isOperator = held.includes(operatorRole)
  const authorizer = {
    tenantId: isOperator ? 'PLATFORM' : anId,
    memberId: anId,
    roles: held.join(','),
    ...(!isOperator && { kind: 'coaching' }),
    ...(held.includes(personRole) && { participantId: anId }),
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'not-a-secret',
    sessionToken: 'not-a-token',
  }
  return { event: { requestContext: { requestId: 'probe', ...(held.length > 0 && { authorizer }) } } }
}

export type Outcome = { readonly status: number; readonly code: string | undefined }

/** Calls applications in the name of any role, as the gateway would. */
export function caller(applications: ReadonlyMap<ApiName, Application>) {
  return async (
    api: ApiName,
    method: string,
    address: string,
    as: readonly Role[] = [],
    init: RequestInit = {},
  ): Promise<Outcome> => {
    const app = applications.get(api)
    if (app === undefined) throw new TypeError(`${api} answers nothing`)
    const response = await app.request(address, { method, ...init }, environmentFor(as))
    const isProblem = response.headers.get('content-type') === 'application/problem+json'
    const problem: unknown = isProblem ? await response.json() : {}
    const code =
      typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined
    return { status: response.status, code: typeof code === 'string' ? code : undefined }
  }
}

/** Somebody who may call a route; nobody in particular where everybody may. */
export function admitted({ access }: Endpoint): readonly Role[] {
  return access === 'public' ? [] : access.slice(0, 1)
}

/**
 * A request that every route refuses for its form alone, once the role is accepted and before anything is read: it
 * brings a parameter that no route knows, and whatever else the route demands.
 */
export function malformed({ method, change, form, path }: Endpoint): {
  readonly query: string
  readonly init: RequestInit
} {
  const headers = {
    ...(method !== 'GET' && {
      'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/json',
    }),
    ...(change && { 'If-Match': '"1"' }),
  }
  // The address of a public page may hold what others have added to it, but no language that there is not.
  const query = path.startsWith('/v1/public/pages') ? '?in=unheard-of' : '?unheard-of=1'
  return { query, init: { headers, ...(method !== 'GET' && { body: '{}' }) } }
}

export { endpoints }
