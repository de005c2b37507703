import { type Honest, mayCall } from './paths.ts'
import { type Actor, type Probe, wire } from './probe.ts'
import { guarded, type ProbeRoute, pathTo } from './routes.ts'
import { type Thing, waysTo } from './things.ts'

/** A request to every route about one's own things, of whatever role one is. */
export function* honestRequests(actor: Actor, own: readonly Thing[], honest: Honest): Generator<Probe> {
  for (const route of guarded) {
    const wire = honestRequest(route, actor, own, honest)
    if (wire !== undefined) yield { what: route.operationId, actor, wire }
  }
}

/**
 * A request about one's own things that changes nothing, however often it is sent: a change carries a version that was
 * never reached, and whatever makes something carries a key under which it was made before.
 */
export function honestRequest(route: ProbeRoute, actor: Actor, own: readonly Thing[], honest: Honest) {
  const [way] = waysTo(route, own)
  if (way === undefined && mayCall(actor, route)) return undefined
  const headers = [
    ...(route.changes ? ['If-Match', '"99999"'] : []),
    ...(route.method === 'POST' ? ['Idempotency-Key', `isolation-${route.operationId}`.padEnd(16, '-')] : []),
  ]
  const query = route.method === 'GET' ? honest.query(route.template) : ''
  return wire(route.method, pathTo(route, way ?? {}) + query, actor.token, {
    headers,
    body: honest.body(route.operationId),
  })
}
