import type { Sender } from '../http.ts'
import { readersOf } from '../world/house.ts'
import type { World } from '../world/world.ts'
import { crawl } from './crawl.ts'
import { type Honest, mayCall } from './paths.ts'
import { type Actor, type Probe, wire } from './probe.ts'
import { guarded, pathTo } from './routes.ts'
import { type Thing, waysTo } from './things.ts'

/** Everything that an actor may read lawfully: nothing of anybody else may stand among it. */
export function* ownReads(actor: Actor, own: readonly Thing[], honest: Honest): Generator<Probe> {
  for (const route of guarded.filter(({ method }) => method === 'GET').filter((each) => mayCall(actor, each)))
    for (const params of waysTo(route, own))
      yield {
        what: `${route.operationId} of one’s own`,
        actor,
        wire: wire('GET', pathTo(route, params) + honest.query(route.template), actor.token),
      }
}

/**
 * Routes that nobody gets anywhere on, not even with things of one's own. The absence of somebody else's says
 * something only where one's own are.
 */
export async function outOfReach(
  sender: Sender,
  actors: readonly Actor[],
  own: readonly Thing[],
  honest: Honest,
): Promise<readonly string[]> {
  const missed: string[] = []
  // A paper opens once, and nobody here carries one.
  for (const route of guarded.filter(({ roles }) => !roles.includes('paper'))) {
    const answers: string[] = []
    let reached = false
    for (const actor of actors.filter((each) => mayCall(each, route))) {
      for (const params of waysTo(route, own).slice(0, maxWays)) {
        if (reached) break
        const { status, body } = await sender.send(
          wire(
            route.method,
            pathTo(route, params) + (route.method === 'GET' ? honest.query(route.template) : ''),
            actor.token,
            {
              // A version that was never reached: found, and changed by nobody.
              headers: route.changes ? ['If-Match', '"99999"'] : [],
              body: honest.body(route.operationId),
            },
          ),
        )
        reached = status < 500 && ![400, 401, 403, 404, 405, 415].includes(status)
        answers.push(`${status} ${body}`.slice(0, 300))
      }
    }
    if (!reached) missed.push(`${route.operationId}: ${answers.at(-1) ?? 'there is nothing to ask for'}`)
  }
  return missed
}

const maxWays = 12

/** The view of the victims on the attackers, past the corridor's. */
export async function strangersAmong({ sender, victims, own, lawful }: World): Promise<readonly string[]> {
  const attackers = new Set(
    [...own.attacker.things, ...own.outsider.things].map(({ id }) => id).filter((id) => !lawful.has(id)),
  )
  const found = new Set<string>()
  for (const house of victims)
    for (const answer of (await crawl(sender, readersOf(house))).answers)
      for (const id of answer.match(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? [])
        if (attackers.has(id)) found.add(`${house.name} sees ${id}`)
  return [...found]
}
