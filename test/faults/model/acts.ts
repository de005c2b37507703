import type { Client } from '@passerelle/client'
import type { CommandName, Side } from '@passerelle/domain/exchange'
import { type Tier, tiers } from '@passerelle/domain/sharing'
import * as fc from 'fast-check'
import { memberId } from '../../support/casework.ts'
import { clockOf } from '../../support/clock.ts'
import { edgesOf } from '../../support/edges.ts'
import { inDays } from '../../support/exchange.ts'
import { commandsOf, reads } from '../../support/exchange-calls.ts'
import type { Snapshot, World } from './world.ts'

/** The act that somebody is about to try, and which tiers they would say yes to, or take back. */
export type Act = {
  readonly name: string
  readonly side: Side
  readonly named?: readonly Tier[]
  readonly run: () => Promise<unknown>
}

/** The draw of chance for one act. */
export type Draw = {
  readonly pick: number
  /** Whether it is the next step of the straight way, where there is one: by chance alone few would get far. */
  readonly onward: boolean
  /** Whether it is the case that goes to somebody else. */
  readonly reassigns: boolean
  /** Whether it may be what ends a referral. */
  readonly leaves: boolean
  /** Whether it is something for which the table has no edge, or at a version that is over. */
  readonly wrong: 'nothing' | 'version' | 'edge'
  readonly side: Side
  readonly tiers: readonly Tier[]
  /** How many days ago it happened, as somebody writes it down: in any order, as people do. */
  readonly daysAgo: number
}

/** Some act at once, and meanwhile somebody of the third organisation tries to find out. */
export type Step = {
  readonly draws: readonly Draw[]
  readonly spies: number
  /** Whether the receiver reads what is open to it afterwards. */
  readonly reads: boolean
  /** Whether the two organisations agree meanwhile that their corridor goes on for longer, and who asks. */
  readonly renews: 'nobody' | 'sender' | 'receiver'
  /** In which order their calls get through. */
  readonly order: number
}

/** As a rule a choice that people have, without a gap; now and then any other. */
const chosenTiers: fc.Arbitrary<readonly Tier[]> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: tiers.length }).map((count) => tiers.slice(0, count)) },
  fc.subarray([...tiers]).map((some) => [...new Set<Tier>(['T0', ...some])]),
)

const draw: fc.Arbitrary<Draw> = fc.record({
  pick: fc.nat({ max: 10_000 }),
  onward: fc.nat({ max: 9 }).map((n) => n < 5),
  reassigns: fc.nat({ max: 14 }).map((n) => n === 0),
  leaves: fc.nat({ max: 24 }).map((n) => n === 0),
  wrong: fc.nat({ max: 29 }).map((n) => (n === 0 ? 'version' : n === 1 ? 'edge' : 'nothing')),
  side: fc.constantFrom<Side>('sender', 'receiver', 'sender', 'receiver', 'person', 'system'),
  daysAgo: fc.nat({ max: 3 }),
  tiers: chosenTiers,
})

export const step: fc.Arbitrary<Step> = fc.record({
  draws: fc.oneof(
    { weight: 3, arbitrary: fc.array(draw, { minLength: 1, maxLength: 1 }) },
    fc.array(draw, { minLength: 2, maxLength: 3 }),
  ),
  spies: fc.nat({ max: 10_000 }),
  reads: fc.boolean(),
  renews: fc.nat({ max: 19 }).map((n) => (n === 0 ? 'sender' : n === 1 ? 'receiver' : 'nobody')),
  order: fc.nat(),
})

const straight = new Set([
  'request-consent',
  'give-consent',
  'accept',
  'record-departure',
  'confirm-first-contact',
  'start-service',
  'complete',
])
const leaving = new Set([
  'refuse',
  'decline',
  'withdraw',
  'revoke-consent',
  'void-error',
  'reopen',
  'reroute',
])

/** Whether it takes a referral off its course, for good or for another one. */
function ends({ name, named }: Act): boolean {
  return leaving.has(name) && (name !== 'revoke-consent' || named === undefined)
}

function oneOf<Thing>(things: readonly Thing[], { pick }: Draw): Thing | undefined {
  return things[pick % Math.max(1, things.length)]
}

/** The acts that the people of a world can try on a referral that stands as it does. */
export function actsIn(
  { people, stage }: World,
  person: () => Promise<Client>,
  reassign: () => Promise<void>,
) {
  const { edges, give } = edgesOf(stage, people)
  const commands = commandsOf(people)
  const clock = clockOf(stage)

  function ofOrganisations(record: NonNullable<Snapshot['record']>, draw: Draw): readonly Act[] {
    const referral = {
      ...record,
      version: record.version - (draw.wrong === 'version' ? 1 : 0),
    } as Parameters<typeof give>[3] // all that a command looks at is the same
    return edges
      .filter(({ kind }) => kind === record.kind)
      .filter(({ from }) => draw.wrong === 'edge' || from === record.state)
      .map(({ row, name, side, person: { api } }): Act => {
        if (name === 'give-consent' || name === 'renew-consent') {
          return { name, side, named: draw.tiers, run: () => witnessed(name, api, referral, draw) }
        }
        const named: readonly Tier[] | undefined = row.when === 'some_tiers' ? ['T1'] : undefined
        const dated = happened(name, api, referral, inDays(-draw.daysAgo))
        return {
          name,
          side,
          ...(named && { named }),
          run: dated ?? (() => give(row, name, api, referral)),
        }
      })
  }

  /** The commands that say when something happened, said of a day. */
  function happened(
    name: CommandName,
    api: Client,
    { id, version }: NonNullable<Snapshot['record']>,
    date: string,
  ): (() => Promise<unknown>) | undefined {
    const at = { params: { referralId: id }, ifMatch: version }
    const attempts = (['phone', 'phone', 'letter'] as const).map((way) => ({ date, way }))
    const calls: Partial<Record<CommandName, () => Promise<unknown>>> = {
      'record-departure': () => api.recordDeparture({ ...at, body: { date, proof: 'self_report' } }),
      'confirm-first-contact': () => api.confirmFirstContact({ ...at, body: { date, way: 'phone' } }),
      'report-no-contact': () => api.reportNoContact({ ...at, body: { attempts } }),
      resume: () => api.resumeReferral({ ...at, body: { date, way: 'phone' } }),
      'start-service': () => api.startService({ ...at, body: { date } }),
      complete: () => api.completeReferral({ ...at, body: { outcome: 'employed', date } }),
      'report-outcome': () => api.reportOutcome({ ...at, body: { month: 3, outcome: 'employed', date } }),
    }
    return calls[name]
  }

  function witnessed(
    name: 'give-consent' | 'renew-consent',
    api: Client,
    { id, version, packageVersion }: NonNullable<Snapshot['record']>,
    { pick, tiers: some }: Draw,
  ) {
    const order = {
      params: { referralId: id },
      ifMatch: version,
      body: {
        tiers: [...some],
        packageVersion,
        language: 'fr',
        witnessId: memberId(people.jonas),
        mayCallBeforeDeparture: pick % 2 === 0,
      },
    }
    return name === 'give-consent' ? api.giveConsent(order) : api.renewConsent(order)
  }

  function ofPerson({ id, state, version, packageVersion }: NonNullable<Snapshot['record']>, draw: Draw) {
    const at = { params: { referralId: id }, ifMatch: version }
    const yes = { tiers: [...draw.tiers], packageVersion, language: 'fr' }
    const taken = draw.tiers.filter((tier) => tier !== 'T0')
    const named = draw.leaves || taken.length === 0 ? undefined : taken
    const isAsked = state === 'awaiting_consent'
    const acts: Act[] = [
      {
        name: isAsked ? 'give-consent' : 'renew-consent',
        side: 'person',
        named: draw.tiers,
        run: async () => (await person()).giveOwnConsent({ ...at, body: yes }),
      },
      {
        name: 'revoke-consent',
        side: 'person',
        ...(named && { named }),
        run: async () => (await person()).withdrawOwnConsent({ ...at, body: named ? { tiers: named } : {} }),
      },
    ]
    const refusing: Act = {
      name: 'refuse',
      side: 'person',
      run: async () => (await person()).refuseOwnConsent({ ...at, body: {} }),
    }
    return isAsked ? [...acts, refusing] : acts
  }

  // A coordinator gives the case to somebody else; the referral follows, whatever its state.
  const reassigning: Act = { name: 'reassign', side: 'sender', run: reassign }

  return {
    /** The act of this draw, if anything can be done. A limit that is to be over is over from then on. */
    async choose(record: NonNullable<Snapshot['record']>, draw: Draw): Promise<Act | undefined> {
      if (draw.reassigns) return reassigning
      const onward = draw.onward ? ofOrganisations(record, draw).filter(({ name }) => straight.has(name)) : []
      if (onward.length > 0) return oneOf(onward, draw)
      if (draw.side === 'system') {
        const limit = oneOf(record.deadlines, draw)
        if (limit === undefined) return undefined
        await clock.letPass(record, limit.policy)
        return { name: 'sweep', side: 'system', run: () => clock.sweep() }
      }
      const all = draw.side === 'person' ? ofPerson(record, draw) : ofOrganisations(record, draw)
      return oneOf(
        all.filter((act) => ends(act) === draw.leaves),
        draw,
      )
    },

    /** The act of somebody of the third organisation: any read, any command. */
    spying({ id, version }: { readonly id: string; readonly version: number }, pick: number) {
      const tries = [...Object.values(reads), ...Object.values(commands)]
      const attempt = tries[pick % tries.length]
      if (attempt === undefined) throw new Error('there is nothing to try')
      return attempt(people.lea.api, { id, version })
    },
  }
}
