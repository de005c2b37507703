import { transitions } from '@passerelle/domain/exchange'
import type { PlainItem } from '../support/engine.ts'

/** Both tables as they stand. */
export type Rows = { readonly main: readonly PlainItem[]; readonly keys: readonly PlainItem[] }

/**
 * Rows that belong together and do not stand together. Every change is one transaction over both tables, so whatever
 * was killed at whatever moment, there must be nothing in this list.
 */
export function halves({ main, keys }: Rows): readonly string[] {
  const lists = new Lists(main, keys)
  return [...halfParticipants(lists), ...halfMembers(lists), ...halfReferrals(lists)]
}

/** Rows found by what they are of. */
class Lists {
  readonly main: readonly PlainItem[]
  readonly keys: readonly PlainItem[]
  readonly #byEntity: ReadonlyMap<unknown, readonly PlainItem[]>

  constructor(main: readonly PlainItem[], keys: readonly PlainItem[]) {
    this.main = main
    this.keys = keys
    this.#byEntity = Map.groupBy(main, ({ entity }) => entity)
  }

  of(entity: string): readonly PlainItem[] {
    return this.#byEntity.get(entity) ?? []
  }

  journal(...actions: readonly string[]): readonly PlainItem[] {
    return this.of('JournalEntry').filter(({ action }) => actions.includes(String(action)))
  }
}

function halfParticipants(lists: Lists): readonly string[] {
  const cases = idsOf(lists.of('Participant'))
  const attempts = new Set(idsOf(lists.of('Attempt')))
  const takenIn = lists.journal('takeInParticipant').map(({ aggregateId }) => String(aggregateId))
  return [
    ...unlike('case', cases, 'line of the caseload', idsOf(lists.of('CaseloadSummary'))),
    ...unlike('case', cases, 'data key', endings(lists.keys, 'DEK#')),
    ...unlike('case', cases, 'line of the journal', [
      ...takenIn,
      ...lists.journal('openReceivedCase').map(({ aggregateId }) => String(aggregateId)),
    ]),
    ...takenIn.filter((id) => !attempts.has(id)).map((id) => `case ${id} without its attempt`),
    ...lists
      .of('Participant')
      .filter(
        ({ id, version }) =>
          !lists.of('CaseloadSummary').some((line) => line['id'] === id && line['version'] === version),
      )
      .map(({ id }) => `case ${id} is of another version than its line of the caseload`),
  ]
}

function halfMembers(lists: Lists): readonly string[] {
  const members = lists.of('Member')
  const enrolled = idsOf(members.filter(({ subject }) => subject !== undefined))
  const active = idsOf(members.filter(({ state }) => state === 'active'))
  return [
    ...unlike(
      'member',
      idsOf(members),
      'address',
      lists.of('MemberEmail').map(({ memberId }) => String(memberId)),
    ),
    ...unlike(
      'member with an account',
      enrolled,
      'membership',
      lists
        .of('Membership')
        .filter(({ tenantId }) => tenantId !== 'PLATFORM')
        .map(({ memberId }) => String(memberId)),
    ),
    ...unlike(
      'member with an account',
      enrolled,
      'line of the journal',
      lists.journal('takeMemberIn').map(({ aggregateId }) => String(aggregateId)),
    ),
    ...unlike(
      'active member',
      active,
      'first sign-in in the journal',
      lists.journal('arrive').map(({ aggregateId }) => String(aggregateId)),
    ),
  ]
}

const shredding = new Set<string>(
  transitions.filter(({ shreds, closes }) => shreds || closes).map(({ command }) => command),
)
const following = new Set<string>(
  transitions.filter(({ supersedes }) => supersedes).map(({ command }) => command),
)

function halfReferrals(lists: Lists): readonly string[] {
  const events = Map.groupBy(lists.of('TimelineEvent'), ({ pk }) => pk)
  const shared = Map.groupBy(
    lists.main.filter(({ pk }) => String(pk).startsWith('R#')),
    ({ pk }) => pk,
  )
  const journal = Map.groupBy(
    lists
      .of('JournalEntry')
      .filter(({ aggregate, action }) => aggregate === 'Referral' && !/^(read|preview)/.test(String(action))),
    ({ aggregateId }) => aggregateId,
  )
  const attempts = Map.groupBy(lists.of('Attempt'), ({ id }) => id)
  return lists.of('Referral').flatMap((referral) => {
    const { id, from, to, pk, version, seq, offeredAt, receiver, packageVersion, openTiers } = referral
    const upTo = (last: unknown) => Array.from({ length: Number(last) }, (_, n) => n + 1)
    const path = events.get(pk) ?? []
    // A step of a clock has no attempt; the attempt of a step which makes a new record is the new record's.
    const asked = path.filter(({ side, command }) => side !== 'system' && !following.has(String(command)))
    // From then on keys of tiers are missing rightly.
    const isShredded = path.some(({ command }) => shredding.has(String(command)))
    const own = shared.get(pk) ?? []
    const has = (place: string) => own.some(({ sk }) => sk === place)
    const held = lists.keys.filter((key) => key['pk'] === `${pk}#HELD`).map(({ sk }) => String(sk))
    const open = lists.keys.filter((key) => key['pk'] === `${pk}#KEYS`).map(({ sk }) => String(sk))
    const parts = own
      .filter((row) => row['entity'] === 'PackagePart' && row['packageVersion'] === packageVersion)
      .map(({ sk }) => String(sk).replace('PACKAGE#', 'TIER#'))
    const cases = lists.of('Participant').filter(({ openedFrom }) => openedFrom === id)
    const places = lists
      .of('CaseReferrals')
      .filter(({ addresses }) => JSON.stringify(addresses).includes(String(id))).length
    const isKnownBy = (tenant: unknown) =>
      lists.main.some((row) => row['pk'] === `T#${tenant}#REFERRALS` && row['sk'] === `REFERRAL#${id}`)
    const rules: Readonly<Record<string, boolean>> = {
      'its events': same(
        path.map((event) => event['seq']),
        upTo(seq),
      ),
      'its lines of the journal': same(
        // A step of a clock stands in the journals of both.
        [...new Set((journal.get(id) ?? []).map((line) => line['aggregateVersion']))],
        upTo(version),
      ),
      'its attempts': same(
        (attempts.get(id) ?? []).map(({ answeredVersion }) => answeredVersion),
        asked.map((event) => Number(event['seq'])).sort((a, b) => a - b),
      ),
      'its address at the sender’s': isKnownBy(from),
      'its address at the receiver’s': isKnownBy(to) === (receiver !== undefined),
      'its place in the cases of both': places === (receiver === undefined ? 1 : 2),
      'its door': has('DOOR') === (offeredAt !== undefined),
      'its consent': has('CONSENT') === (offeredAt !== undefined),
      'the receiver’s case': cases.length === (receiver === undefined ? 0 : 1),
      'one key for each tier': parts.every(
        (part) => held.includes(part) !== open.includes(part) || (isShredded && !open.includes(part)),
      ),
      'open keys for open tiers': (openTiers as string[]).every((tier) =>
        open.some((key) => key.endsWith(`#${tier}`)),
      ),
      'the sender’s key of its course': held.some((key) => key.endsWith('#COURSE')),
      'the receiver’s key of its course where a tier is open':
        (openTiers as string[]).length === 0 || open.some((key) => key.endsWith('#COURSE')),
      'a package where there are keys':
        parts.length > 0 === held.concat(open).some((key) => !key.endsWith('COURSE')) ||
        (isShredded && parts.length > 0),
    }
    return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`referral ${id} without ${rule}`]))
  })
}

function idsOf(rows: readonly PlainItem[]): readonly string[] {
  return rows.map(({ id }) => String(id))
}

function endings(rows: readonly PlainItem[], prefix: string): readonly string[] {
  return rows.flatMap(({ sk }) => (String(sk).startsWith(prefix) ? [String(sk).slice(prefix.length)] : []))
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  return JSON.stringify(some.map(Number).sort((a, b) => a - b)) === JSON.stringify(others)
}

/** The entries that stand in one list and not, or not once, in the other. */
function unlike(
  what: string,
  some: readonly string[],
  other: string,
  others: readonly string[],
): readonly string[] {
  const counted = new Map<string, number>()
  for (const id of others) counted.set(id, (counted.get(id) ?? 0) + 1)
  const wanted = new Set(some)
  return [
    ...some
      .filter((id) => counted.get(id) !== 1)
      .map((id) => `${what} ${id} with ${counted.get(id) ?? 0} × ${other}`),
    ...others.filter((id) => !wanted.has(id)).map((id) => `${other} of ${id} without a ${what}`),
  ]
}
