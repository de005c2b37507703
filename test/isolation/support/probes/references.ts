import { type Honest, mayCall, worthTrying } from './paths.ts'
import { type Actor, type Probe, wire } from './probe.ts'
import { guarded, isIdSchema, nobody, pathTo, schemaAt } from './routes.ts'
import { type Thing, waysTo } from './things.ts'

/** How many foreign ids of one kind are tried at each place of a body or a query. */
const perKind = 2

/**
 * Foreign ids where a body or a query takes an id. Whether such an id is refused, taken for what it says, or leads to
 * an empty list, is the route's own business: it must be the same for an id that nothing has.
 */
export function* foreignReferences(
  actor: Actor,
  own: readonly Thing[],
  foreign: readonly Thing[],
  honest: Honest,
): Generator<Probe> {
  const chosen = [...new Set(foreign.map(({ kind }) => kind))].flatMap((kind) =>
    foreign.filter((thing) => thing.kind === kind).slice(0, perKind),
  )
  // One id may be of two kinds: a tenant is also what a safety limit is about.
  const tried = [...new Map(chosen.map((thing) => [thing.id, thing])).values()]
  const organisations = new Set(
    foreign.filter(({ kind }) => kind === 'tenantId' || kind === 'scope').map(({ id }) => id),
  )
  // The directory says to everybody which organisations exist: a corridor is proposed to one of them.
  const isPublic = (place: string, id: string) => place === 'counterpart' && organisations.has(id)
  for (const route of guarded.filter((each) => mayCall(actor, each))) {
    const path = pathTo(route, waysTo(route, own)[0] ?? {})
    for (const { name, schema } of route.query) {
      if (!isIdSchema(schema)) continue
      const least = honest.query(route.template)
      // A choice that the list wants may be made by the id instead.
      for (const query of new Set([`?${name}=`, `${least === '' ? '?' : `${least}&`}${name}=`]))
        for (const { id } of worthTrying(actor, route, tried))
          yield {
            what: `${route.operationId} with a foreign ${name}`,
            actor,
            wire: wire(route.method, path + query + id, actor.token),
            twin: wire(route.method, path + query + nobody, actor.token),
          }
    }
    // A request that changes something is not repeatable with another id; one that makes something is.
    if (route.body === undefined || route.changes) continue
    const body = honest.body(route.operationId)
    // All of them: what one of them made is there afterwards, and has to be for each.
    for (const place of idPlaces(body, Object.entries(schemaAt(route.body).properties ?? {})))
      for (const { id } of tried.filter((thing) => !isPublic(place.name, thing.id)))
        yield {
          what: `${route.operationId} with a foreign ${place.name}`,
          actor,
          wire: wire(route.method, path, actor.token, { body: place.filled(id) }),
          twin: wire(route.method, path, actor.token, { body: place.filled(nobody) }),
        }
  }
}

type Place = { readonly name: string; readonly filled: (id: string) => unknown }

const idForm = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** Wherever an id stands in a body, and wherever one might. */
function idPlaces(
  body: unknown,
  properties: readonly (readonly [string, Parameters<typeof isIdSchema>[0]])[],
): Place[] {
  const places: Place[] = []
  const visit = (value: unknown, name: string, put: (part: unknown) => unknown) => {
    if (typeof value === 'string' && idForm.test(value)) places.push({ name, filled: put })
    else if (Array.isArray(value))
      value.forEach((part, at) => {
        visit(part, name, (changed) => put(value.with(at, changed)))
      })
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value))
        visit(part, key, (changed) => put({ ...value, [key]: changed }))
  }
  visit(body, 'body', (whole) => whole)
  const there = typeof body === 'object' && body !== null ? body : {}
  for (const [name, schema] of properties)
    if (isIdSchema(schema) && !(name in there))
      places.push({ name, filled: (id) => ({ ...there, [name]: id }) })
  return places
}
