import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { LocalCloud } from '@passerelle/local-cloud'
import type { Dice } from '../isolation/support/random.ts'

/** How long somebody who is on the way to a call is waited for. */
const usualPatienceMs = 15

/** A call that waits, and whose it is. */
type Held = { readonly member: string; readonly go: () => void }

/**
 * Lets held calls go one by one, in an order that the dice decide, until all are done. Every other time it is the turn
 * of
 * `favourite`: whoever needs more calls than the others would hardly ever come first otherwise.
 */
export async function shuffled<Answer>(
  cloud: LocalCloud,
  chance: Dice,
  favourite: string,
  acts: readonly (() => Promise<Answer>)[],
  patienceMs = usualPatienceMs,
): Promise<Answer[]> {
  const held: Held[] = []
  cloud.interfere(
    ({ principal }) =>
      new Promise((resolve) => {
        const member = principal?.kind === 'role' ? principal.sessionName : ''
        held.push({ member, go: () => resolve(undefined) })
      }),
  )
  let busy = acts.length
  const all = Promise.all(
    acts.map(async (act) => {
      try {
        return await act()
      } finally {
        busy -= 1
      }
    }),
  )
  let waited = 0
  while (busy > 0) {
    // A caller who is still on the way to a call is waited for, so that there is something to choose from.
    const there = new Set(held.map(({ member }) => member)).size
    if (there < busy && waited < patienceMs) {
      waited += 1
      await pause(1)
      continue
    }
    waited = 0
    const preferred = chance.below(2) === 0 ? held.findIndex(({ member }) => member === favourite) : -1
    const [next] = held.splice(preferred >= 0 ? preferred : chance.below(held.length || 1), 1)
    next?.go()
    await nextTurn()
  }
  cloud.interfere(undefined)
  // A call of somebody else meanwhile, a clock for example, goes on as well.
  for (const { go } of held) go()
  return all
}
