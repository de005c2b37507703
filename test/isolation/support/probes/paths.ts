import { codeParameters } from '@passerelle/contract/kit'
import { isWhole } from '../../../support/effort.ts'
import { type Actor, type Probe, wire } from './probe.ts'
import { guarded, nobody, type ProbeRoute, pathTo } from './routes.ts'
import { leastQuery } from './sample.ts'
import { codesIn, ownNames, type Thing, waysTo } from './things.ts'

type Params = Readonly<Record<string, string>>

/** The things of an actor, and the things of others that are none of this one's business. */
export type Sides = { readonly own: readonly Thing[]; readonly foreign: readonly Thing[] }

/** The parts of an honest request to an operation besides its path. */
export type Honest = {
  readonly body: (operationId: string) => unknown
  /** With its question mark; empty where none is needed. */
  readonly query: (template: string) => string
}

/**
 * Every route with every foreign id that its path can take: things of the right kind, with their own surroundings; one
 * of each other kind; a foreign thing in one's own surroundings, and the other way round.
 */
export function* foreignPaths(actor: Actor, { own, foreign }: Sides, honest: Honest): Generator<Probe> {
  for (const route of closedTo(actor)) {
    const query = leastQuery(route)
    const ways = worthTrying(actor, route, [...waysInto(route, own, foreign)])
    for (const { params, unknown, what, version, mixed } of ways) {
      const more = {
        headers: route.changes ? ['If-Match', `"${version}"`] : [],
        body: honest.body(route.operationId),
      }
      yield {
        what: `${route.operationId} ${what}`,
        actor,
        wire: wire(route.method, pathTo(route, params) + query, actor.token, more),
        twin: wire(route.method, pathTo(route, unknown) + query, actor.token, more),
        ...(mixed === undefined && { status: mayCall(actor, route) ? 404 : 403 }),
      }
    }
  }
}

/**
 * Routes with an id in their path on which an actor has no business with foreign ones; the operator has, with tenants.
 */
function closedTo({ roles }: Actor): readonly ProbeRoute[] {
  const open = (route: ProbeRoute) => roles.includes('operator') && route.roles.includes('operator')
  return guarded.filter((route) => ownNames(route).length > 0 && !open(route))
}

export function mayCall({ roles }: Actor, route: ProbeRoute): boolean {
  return roles.some((role) => route.roles.includes(role))
}

/** Of so many things to try one is tried every day, another one by each actor on each route. */
const oneIn = 6

/**
 * Everything, or what is tried every day: one thing at least, and one alone by whoever may not call the route at all.
 */
export function worthTrying<Try>(actor: Actor, route: ProbeRoute, all: readonly Try[]): readonly Try[] {
  if (isWhole || all.length === 0) return all
  const first = actor.name.length + route.operationId.length
  if (!mayCall(actor, route)) return all.slice(first % all.length).slice(0, 1)
  const step = Math.min(oneIn, all.length)
  return all.filter((_, index) => (index + first) % step === 0)
}

type Way = {
  readonly params: Params
  readonly unknown: Params
  /** Whether something of one's own stands in it, which may be refused for a reason of its own. */
  readonly mixed?: true
  readonly what: string
  readonly version: number
}

function* waysInto(route: ProbeRoute, own: readonly Thing[], foreign: readonly Thing[]): Generator<Way> {
  const names = ownNames(route)
  const last = names.at(-1) ?? ''
  const eachOf = (id: string) => ({
    ...codesIn(route),
    ...Object.fromEntries(names.map((name) => [name, id])),
  })
  const versions = new Map(foreign.map(({ id, version }) => [id, version]))
  const versionOf = (id = '') => versions.get(id) ?? 1
  const lost = eachOf(nobody)
  for (const params of waysTo(route, foreign))
    yield { params, unknown: lost, what: 'of somebody else', version: versionOf(params[last]) }

  const kinds = new Set(foreign.map(({ kind }) => kind).filter((kind) => kind !== last))
  for (const kind of kinds)
    for (const id of foreign
      .filter((thing) => thing.kind === kind)
      .slice(0, 2)
      .map((thing) => thing.id)) {
      yield { params: eachOf(id), unknown: lost, what: `of somebody else, with a ${kind}`, version: 1 }
    }

  if (names.length === 1) return
  const [mine] = waysTo(route, own)
  if (mine === undefined) return
  for (const theirs of waysTo(route, foreign))
    for (const name of names) {
      const params = { ...mine, [name]: theirs[name] ?? nobody }
      const unknown = { ...mine, [name]: nobody }
      yield { params, unknown, mixed: true, what: `with somebody else’s ${name}`, version: 1 }
    }
}

/** Methods that a path does not have: which ones it has is all that anybody learns. */
export function* otherMethods(actor: Actor, foreign: readonly Thing[]): Generator<Probe> {
  const templates = new Set(closedTo(actor).map(({ template }) => template))
  for (const template of templates) {
    const known = guarded.filter((route) => route.template === template)
    const [route] = known
    if (route === undefined) continue
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].filter((method) =>
      known.every((each) => each.method !== method),
    )
    for (const params of waysTo(route, foreign).slice(0, isWhole ? 2 : 1))
      for (const method of worthTrying(actor, route, methods))
        yield {
          what: `${method} on ${template}`,
          actor,
          wire: wire(method, pathTo(route, params), actor.token),
          twin: wire(method, pathTo(route, {}), actor.token),
        }
  }
}

/** Ids dressed up so that a careless key, path or pattern would take them for something else. */
export function* disguisedPaths(
  actor: Actor,
  { own, foreign }: Sides,
  tenants: readonly string[],
): Generator<Probe> {
  const [tenant = nobody] = tenants
  const mine = own[0]?.id ?? nobody
  const disguises: readonly ((id: string) => string)[] = [
    (id) => `${id}%23`,
    (id) => `%23${id}`,
    (id) => `${mine}%23${id}`,
    (id) => `${tenant}%23CASE%23${id}`,
    (id) => `T%23${tenant}%23CASE%23${id}`,
    (id) => `..%2F${tenant}%2F${id}`,
    (id) => `..%2f..%2fv1%2ftenants%2f${id}`,
    (id) => `${id}%00`,
    (id) => `${id}%20`,
    (id) => id.toLowerCase(),
    (id) => `${id.slice(0, 25)}*`,
    (id) => `${id.slice(0, 25)}%3F`,
    (id) => `${id.slice(0, 25)}%25`,
    (id) => `%7B${id}%7D`,
    (id) => `${id};tenant=${tenant}`,
    (id) => `${mine},${id}`,
  ]
  for (const route of closedTo(actor)) {
    if (!mayCall(actor, route)) continue
    const [way] = waysTo(route, foreign)
    const last = ownNames(route).at(-1)
    if (way === undefined || last === undefined) continue
    // A code names a kind of thing, and nothing of anybody’s: a wrong one is told to be wrong.
    if (codeParameters.has(last)) continue
    const more = { headers: route.changes ? ['If-Match', '"1"'] : [] }
    for (const disguise of worthTrying(actor, route, disguises)) {
      const at = (id: string) => pathTo(route, { ...way, [last]: disguise(id) }) + leastQuery(route)
      yield {
        what: `${route.operationId} with a disguised id`,
        actor,
        wire: wire(route.method, at(way[last] ?? nobody), actor.token, more),
        status: 404,
      }
    }
  }
}
