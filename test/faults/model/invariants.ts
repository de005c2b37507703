import { createHash } from 'node:crypto'
import { addDays } from '@passerelle/domain/calendar'
import type { Tier } from '@passerelle/domain/sharing'
import { refusalOf } from '../../support/refusal.ts'
import type { Act } from './acts.ts'
import { type Place, type Snapshot, snapshot, type World } from './world.ts'

/** The acts tried at once, and whether they took effect. */
export type Deed = { readonly act: Act; readonly effect: number; readonly status: number }

/** An invariant that does not hold. */
class Broken extends Error {
  override readonly name = 'Broken'
}

function assertInvariant(what: string, holds: boolean, detail: unknown): void {
  if (!holds) throw new Broken(`${what}: ${JSON.stringify(detail)}`)
}

const within = (some: readonly string[], all: readonly string[]) => some.every((one) => all.includes(one))

/** Where no organisation may open anything of the package any more, not even with the key in hand. */
const over = ['declined', 'expired', 'withdrawn', 'consent_revoked', 'voided']
/** Where whoever receives a handover answers for the person. */
const moved = ['active', 'completed', 'returned', 'consent_revoked']

/** The invariants after every step, by the rows that the engine keeps (domain.md 5.4, assurance.md 4). */
export function holds(
  before: Snapshot,
  after: Snapshot,
  agreed: readonly Tier[],
  deeds: readonly Deed[],
): void {
  const told = { deeds: deeds.map(({ act, effect, status }) => [act.side, act.name, status, effect]) }
  const effects = deeds.reduce((sum, { effect }) => sum + effect, 0)
  const path = after.path.slice(before.path.length)
  const swept = path.filter(({ side }) => side === 'system').length
  const odd = deeds.filter(({ status }) => ![200, 201, 400, 403, 404, 409, 412, 422].includes(status))
  assertInvariant('every answer is yes, or a refusal that one can do something about', odd.length === 0, told)
  const { record } = after
  if (record === undefined) {
    assertInvariant('only a draft is deleted, and by the clock', before.record?.state === 'draft', told)
    return
  }
  const { version, seq, state, owner, kind, openTiers, vitalTiers = [] } = record
  const facts = { ...told, state, owner, openTiers, vitalTiers, agreed, open: after.open, held: after.held }
  assertInvariant(
    'each change takes effect once',
    version - (before.record?.version ?? 0) === effects + swept,
    facts,
  )
  assertInvariant(
    'each change has one line in the course',
    after.path.length === seq && after.path.every((event, at) => event['seq'] === at + 1),
    { ...facts, path: after.path.map((event) => event['seq']) },
  )

  const commands = path.map((event) => event['command'])
  if (owner !== before.record?.owner && owner === 'receiver')
    assertInvariant(
      'responsibility moves with the first contact',
      commands.includes('confirm-first-contact'),
      facts,
    )
  assertInvariant(
    'exactly one organisation is responsible',
    owner === 'sender' || owner === 'receiver',
    facts,
  )
  if (owner === 'receiver')
    assertInvariant(
      'a receiver answers for nobody before they met',
      kind === 'handover' && moved.includes(state),
      facts,
    )

  const { departedOn = '', metOn } = record
  assertInvariant('nobody is met before they have left', metOn === undefined || departedOn <= metOn, {
    ...facts,
    departedOn,
    metOn,
  })

  const allowed = [...agreed, ...vitalTiers]
  assertInvariant('what is open was agreed to, or is vital', within(openTiers, allowed), facts)
  assertInvariant('what is open can be opened', within(openTiers, after.open), facts)
  assertInvariant('no key lies open for what nobody agreed to', within(after.open, allowed), facts)
  assertInvariant('a key lies in one place', !after.open.some((tier) => after.held.includes(tier)), facts)
  if (over.includes(state))
    assertInvariant('what is over opens for nobody', after.open.length + after.held.length === 0, facts)
}

/** Whoever works with the case of the sender answers for the referral, at every moment. */
export function followsCase(
  { sender }: NonNullable<Snapshot['record']>,
  kept: Readonly<Record<string, unknown>> | undefined,
): void {
  const { coachId, deputyId } = kept ?? {}
  const isSame = sender.responsibleId === coachId && sender.deputyId === deputyId
  assertInvariant('a referral is answered for by whoever has its case', isSame, { sender, coachId, deputyId })
}

/**
 * The receiver reads what is open to it: no more than that, the very bytes of the sender, and never unnoticed. Gives
 * what stands then.
 */
export async function receiverReads(
  world: World,
  place: Place,
  before: Snapshot,
): Promise<Snapshot | undefined> {
  const { miriam, chief } = world.people
  const params = { params: { referralId: place.id } }
  const answer = await chief.api.readPackage(params).catch(() => undefined)
  if (answer === undefined) return undefined
  const { parts, packageVersion } = answer.body
  const read = parts.map(({ tier }) => tier)
  const { openTiers = [] } = before.record ?? {}
  assertInvariant('nothing is read that is not open', within(read, openTiers), { read, openTiers })
  const hashes = parts.map(({ text }) => createHash('sha256').update(text, 'utf8').digest('hex'))
  assertInvariant(
    'what is read is what was packed',
    parts.every(({ sha256 }, at) => sha256 === hashes[at]),
    read,
  )
  const shown = await miriam.api.previewPackage(params).catch(() => undefined)
  if (shown?.body.packageVersion === packageVersion) {
    const sent = new Map(shown.body.parts.map(({ tier, sha256 }) => [tier, sha256]))
    const same = parts.every(({ tier, sha256 }) => !sent.has(tier) || sent.get(tier) === sha256)
    assertInvariant('both sides see the same bytes', same, read)
  }
  const now = await snapshot(world.stage, place)
  const isTraced = now.disclosures > before.disclosures || read.every((tier) => tier === 'T0')
  assertInvariant('whoever reads who it is leaves a trace', isTraced, read)
  return now
}

/**
 * Both organisations let their corridor go on for longer: it holds as it did until both have signed, and then it is the
 * same one, without a gap.
 */
export async function renewalHolds({ people }: World, asking: 'sender' | 'receiver'): Promise<void> {
  const { admins, corridorId } = people
  const [asks, signs] = asking === 'sender' ? [admins.bfz, admins.dakar] : [admins.dakar, admins.bfz]
  const params = { params: { corridorId } }
  const { body: before } = await asks.api.readCorridor(params)
  const until = addDays(before.validity.to, 1)
  const { body: asked } = await asks.api.renewCorridor({
    ...params,
    ifMatch: before.version,
    body: { until },
  })
  const isAsItWas = asked.validity.to === before.validity.to && asked.state === 'active'
  assertInvariant('a renewal binds when both have signed', isAsItWas, asked)
  const { body: renewed } = await signs.api.signCorridor({ ...params, ifMatch: asked.version })
  const goesOn =
    renewed.id === before.id &&
    renewed.state === 'active' &&
    renewed.validity.from === before.validity.from &&
    renewed.validity.to === until
  assertInvariant('a corridor that is renewed goes on without a gap', goesOn, renewed)
}

/** A stranger to both sides is told the same as of a referral that does not exist. */
export async function staysUnknown(attempt: Promise<unknown>): Promise<void> {
  const { status, code } = await refusalOf(attempt)
  assertInvariant('nobody else learns that it exists', status === 404 && code === 'not_found', {
    status,
    code,
  })
}
