import type { Recorded } from '../world/recorder.ts'
import { honestRequest } from './honest.ts'
import { type Honest, mayCall, worthTrying } from './paths.ts'
import { type Actor, type Probe, wire } from './probe.ts'
import { guarded, nobody, pathTo } from './routes.ts'
import { type Thing, waysTo } from './things.ts'

/** Ways to name a tenant that count for nothing, because only the authorizer says who calls. */
const headers: readonly ((tenant: string, slug: string) => readonly string[])[] = [
  (tenant) => ['X-Tenant-Id', tenant],
  (tenant) => ['X-Tenant', tenant, 'Tenant', tenant, 'Tenant-Id', tenant],
  (tenant) => ['X-Amz-Tenant-Id', tenant],
  (tenant) => ['x-amz-tenant-id', tenant, 'X-AMZ-TENANT-ID', tenant],
  (tenant) => ['X-Forwarded-Tenant', tenant, 'X-Original-Tenant', tenant],
  (_, slug) => ['X-Forwarded-Host', `${slug}.passerelle.example`, 'X-Host', `${slug}.passerelle.example`],
  (tenant) => ['X-Forwarded-For', tenant, 'X-Forwarded-User', tenant, 'X-Remote-User', tenant],
  (tenant) => ['Cookie', `tenant=${tenant}; tenantId=${tenant}; X-Tenant-Id=${tenant}`],
  (_, slug) => ['Host', `${slug}.passerelle.example`],
  (tenant) => ['X-Authorizer-TenantId', tenant, 'X-Amzn-Authorizer', JSON.stringify({ tenantId: tenant })],
  (tenant) => ['X-Original-URL', `/v1/tenants/${tenant}`, 'X-Rewrite-URL', `/v1/tenants/${tenant}`],
  (tenant) => [
    'X-Amz-Security-Token',
    tenant,
    'X-Amzn-Tenant',
    tenant,
    'Forwarded',
    `for=${tenant};host=${tenant}`,
  ],
]

/** Those headers, or the ones of a kind: by the first name in it. */
export function carriers(first?: string) {
  return headers.filter((carrier) => first === undefined || carrier('', '')[0] === first)
}

export type Named = { readonly id: string; readonly slug: string }

/** Requests about one's own, with somebody else's tenant in a header: answered as if the header were not there. */
export function* tenantInHeader(
  actor: Actor,
  own: readonly Thing[],
  victims: readonly Named[],
  honest: Honest,
  methods: readonly string[],
  named = carriers(),
): Generator<Probe> {
  for (const route of guarded.filter(({ method }) => methods.includes(method))) {
    const plain = honestRequest(route, actor, own, honest)
    if (plain === undefined) continue
    for (const [carrier, { id, slug }] of inTurn(worthTrying(actor, route, named), victims)) {
      yield {
        what: `${route.operationId} with the tenant in ${carrier(id, slug)[0]}`,
        actor,
        wire: { ...plain, headers: [...plain.headers, ...carrier(id, slug)] },
        twin: plain,
      }
    }
  }
}

/** Each thing that is tried with one of the victims in turn. */
function inTurn<Try>(all: readonly Try[], victims: readonly Named[]): readonly (readonly [Try, Named])[] {
  return all.map((one, index) => [one, victims[index % victims.length] ?? { id: nobody, slug: '' }])
}

const names = [
  'tenantId',
  'tenant',
  'tenant_id',
  'from',
  'to',
  'owner',
  'ownerId',
  '_tenant',
  'scope',
  'counterpart',
]

/** The tenant as a field of the query that no route knows. */
export function* tenantInQuery(
  actor: Actor,
  own: readonly Thing[],
  victims: readonly Named[],
  honest: Honest,
): Generator<Probe> {
  for (const route of guarded) {
    const path = pathTo(route, waysTo(route, own)[0] ?? {})
    const known = new Set(route.query.map(({ name }) => name))
    const asking = (name: string, value: string) =>
      wire(route.method, `${path}?${name}=${value}`, actor.token, {
        headers: route.changes ? ['If-Match', '"99999"'] : [],
        body: honest.body(route.operationId),
      })
    const unknown = names.filter((name) => !known.has(name))
    for (const [name, { id }] of inTurn(worthTrying(actor, route, unknown), victims))
      yield {
        what: `${route.operationId} with the tenant in the query`,
        actor,
        wire: asking(name, id),
        twin: asking(name, nobody),
        status: mayCall(actor, route) ? 400 : 403,
      }
  }
}

/** The tenant as a field of the body that no route knows. */
export function* tenantInBody(
  actor: Actor,
  own: readonly Thing[],
  victims: readonly Named[],
  honest: Honest,
): Generator<Probe> {
  for (const route of guarded.filter(({ method }) => method !== 'GET')) {
    const body = honest.body(route.operationId)
    const plain = typeof body === 'object' && body !== null ? body : {}
    const path = pathTo(route, waysTo(route, own)[0] ?? {})
    const known = new Set([...Object.keys(route.body?.properties ?? {}), ...Object.keys(plain)])
    const saying = (name: string, value: unknown) =>
      wire(route.method, path, actor.token, {
        headers: route.changes ? ['If-Match', '"99999"'] : [],
        body: { ...plain, [name]: value },
      })
    const unknown = names.filter((name) => !known.has(name))
    for (const [name, { id }] of inTurn(worthTrying(actor, route, unknown), victims))
      yield {
        what: `${route.operationId} with the tenant in the body`,
        actor,
        wire: saying(name, id),
        twin: saying(name, nobody),
        status: mayCall(actor, route) ? 400 : 403,
      }
  }
}

/** A victim's own requests, sent once more by somebody else, with the key that made them safe to repeat. */
export function* repeated(actor: Actor, recorded: readonly Recorded[]): Generator<Probe> {
  for (const { method, path, request, idempotencyKey } of recorded) {
    if (method !== 'POST' || idempotencyKey === undefined) continue
    yield {
      what: 'a repeated request of somebody else',
      actor,
      wire: wire(method, path, actor.token, {
        headers: ['Idempotency-Key', idempotencyKey, 'If-Match', '"1"'],
        body: request,
      }),
      without: 'idempotency-replayed',
    }
  }
}

/** A victim's place in a list, asked for by somebody else: no place in theirs, as a made-up one is none. */
export function* cursors(
  actor: Actor,
  own: readonly Thing[],
  found: readonly { readonly template: string; readonly cursor: string }[],
  honest: Honest,
): Generator<Probe> {
  for (const route of guarded.filter(({ query }) => query.some(({ name }) => name === 'cursor'))) {
    const path = pathTo(route, waysTo(route, own)[0] ?? {})
    const choice = honest.query(route.template).replace('?', '&')
    const at = (cursor: string) =>
      wire('GET', `${path}?limit=1&cursor=${encodeURIComponent(cursor)}${choice}`, actor.token)
    for (const { cursor } of worthTrying(actor, route, found))
      yield {
        what: `${route.operationId} at somebody else’s place`,
        actor,
        wire: at(cursor),
        twin: at(`${cursor.slice(0, 8)}.made-up`),
        status: mayCall(actor, route) ? 400 : 403,
      }
  }
}
