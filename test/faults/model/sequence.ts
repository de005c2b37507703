import type { Tier } from '@passerelle/domain/sharing'
import { dice } from '../../isolation/support/random.ts'
import type { Kind } from '../../support/exchange.ts'
import { shuffled } from '../shuffled.ts'
import { type Act, actsIn, type Step } from './acts.ts'
import { type Deed, followsCase, holds, receiverReads, renewalHolds, staysUnknown } from './invariants.ts'
import { type Snapshot, snapshot, type World } from './world.ts'

/** Short: what matters here is not that they meet each time, but that they meet in many ways. */
const patienceMs = 6

/** The result of a sequence. */
export type Tally = {
  sequences: number
  acts: number
  effects: number
  together: number
  spied: number
  readonly seen: Set<string>
}

/**
 * Takes one referral through a course that chance decides, and looks at everything after every step.
 *
 * @throws {Broken} what does not hold
 */
export async function follow(world: World, kind: Kind, steps: readonly Step[], tally: Tally): Promise<void> {
  const { stage, people } = world
  tally.sequences += 1
  const { draft, person, caseNow, reassign } = await world.begin(kind)
  const { choose, spying } = actsIn(world, person, reassign)
  let before = await snapshot(stage, draft)
  let agreed: readonly Tier[] = []
  for (const { draws, spies, reads, renews, order } of steps) {
    const acts = await chosen(before, draws)
    const { record } = before
    if (acts.length === 0 || record === undefined) continue
    const deeds =
      acts.length > 1
        ? await shuffled(
            stage.cloud,
            dice(order),
            people.awa.memberId,
            acts.map((act) => () => done(act)),
            patienceMs,
          )
        : await Promise.all(acts.map(done))
    const after = await snapshot(stage, draft)
    for (const { command, side } of after.path.slice(before.path.length)) {
      const { act } =
        deeds.find((deed) => deed.effect > 0 && deed.act.name === command && deed.act.side === side) ?? {}
      agreed = agreedAfter(agreed, String(command), act?.named)
      tally.seen.add(`${command} ${record.state}`)
    }
    if (after.record !== undefined) followsCase(after.record, await caseNow())
    holds(before, after, agreed, deeds)
    await staysUnknown(spying(record, spies))
    if (renews !== 'nobody') await renewalHolds(world, renews)
    const read = reads && after.record !== undefined ? await receiverReads(world, draft, after) : undefined
    tally.acts += acts.length
    tally.effects += deeds.reduce((sum, { effect }) => sum + effect, 0)
    tally.together += acts.length > 1 ? 1 : 0
    tally.spied += 1
    if (after.record === undefined) return
    before = read ?? after
  }

  async function chosen({ record }: Snapshot, draws: Step['draws']): Promise<readonly Act[]> {
    const acts: Act[] = []
    for (const draw of draws) {
      const act = record && (await choose(record, draw))
      if (act !== undefined) acts.push(act)
    }
    return acts
  }
}

async function done(act: Act): Promise<Deed> {
  try {
    await act.run()
    // The work of a sweep stands in the timeline: it looks at other referrals as well.
    return { act, effect: act.side === 'system' ? 0 : 1, status: 200 }
  } catch (error) {
    const { problem } = error as { problem?: { status: number } } // what the client throws for a refusal
    return { act, effect: 0, status: problem?.status ?? 0 }
  }
}

/** The person's word as it holds after an act that took effect. */
function agreedAfter(agreed: readonly Tier[], command: string, named?: readonly Tier[]): readonly Tier[] {
  if (command === 'give-consent' || command === 'renew-consent') return named ?? []
  if (command === 'refuse' || command === 'expire-consent') return []
  if (command !== 'revoke-consent') return agreed
  const left = agreed.filter((tier) => named !== undefined && !named.includes(tier))
  return left.includes('T0') ? left : []
}
