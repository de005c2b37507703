import { describe, expect, test } from 'vitest'
import { calendarOf } from '../calendar/calendars.ts'
import { localDay } from '../calendar/zones.ts'
import { coach, id, refusalOf } from '../testing/casework.ts'
import { aCorridor, bfz, dakar, now } from '../testing/exchange.ts'
import { assertActive, corridorCommands, endCorridor, sign, suspendCorridor } from './corridor.ts'
import { propose } from './propose-corridor.ts'
import { renewCorridor } from './renew-corridor.ts'

const party = { slug: 'x-y', name: 'X', kind: 'centre', country: 'SN' } as const
const sender = { tenant: bfz, member: coach, at: now }
const receiver = { tenant: dakar, member: id<'member'>(601), at: now, party }
const today = '2026-03-02'
const until = '2028-12-31'

describe('a proposal', () => {
  const terms = {
    counterpart: dakar,
    direction: 'outgoing',
    kinds: ['handover'],
    highestTier: 'T2',
    purposes: ['training'],
    transferBasis: 'explicit_consent_49_1_a',
    validity: { from: '2026-04-01', to: '2027-03-31' },
  } as const
  const proposer = {
    ...sender,
    party: { slug: 'bfz', name: 'bfz', kind: 'coaching', country: 'DE' } as const,
  }
  const entry = { country: 'SN', state: 'active', since: now, version: 1 } as const
  const card = { name: 'Beratungszentrum Dakar', country: 'SN', kind: 'centre' } as const
  const sent = (addressee: Parameters<typeof propose>[3]) =>
    propose(
      id<'corridor'>(700),
      { ...terms, kinds: ['handover'], purposes: ['training'] },
      proposer,
      addressee,
    )

  test('shows each side whom it is about before it signs', () => {
    const proposed = sent({ id: dakar, entry, card })
    // The proposer sees the card of the other one, the other one sees who proposed.
    expect(proposed).toMatchObject({
      to: dakar,
      addressed: card,
      parties: { from: { name: 'bfz', country: 'DE' } },
    })
    const signed = sign(proposed, receiver)
    expect(signed.addressed).toBeUndefined()
    expect(signed.parties.to).toEqual(party)
  })

  test('names nobody where the other one shows no card, and reaches nobody who is not there', () => {
    expect(sent({ id: dakar, entry })).not.toHaveProperty('addressed')
    expect(refusalOf(() => sent(undefined))).toMatchObject({
      errors: [{ path: ['body', 'counterpart'], code: 'unknown_reference' }],
    })
    expect(refusalOf(() => sent({ id: bfz, entry, card }))).toMatchObject({
      errors: [{ code: 'own_tenant' }],
    })
  })
})

describe('terms that are to change', () => {
  const asked = renewCorridor(
    aCorridor(),
    { highestTier: 'T1', purposes: ['training'], until },
    sender,
    today,
  )

  test('hold once both have signed them, and not before', () => {
    const { kinds, highestTier, purposes, transferBasis } = aCorridor()
    expect(asked).toMatchObject({ kinds, highestTier, purposes, transferBasis, version: 3 })
    const changed = sign(asked, receiver)
    expect(changed).toMatchObject({
      kinds,
      highestTier: 'T1',
      purposes: ['training'],
      transferBasis,
      validity: { to: until },
      version: 4,
    })
    expect(changed.renewal).toBeUndefined()
  })

  test('may change without another end, and then the end stays', () => {
    const { validity } = aCorridor()
    const changed = sign(renewCorridor(aCorridor(), { kinds: ['referral'] }, receiver, today), {
      ...sender,
      party,
    })
    expect(changed).toMatchObject({ kinds: ['referral'], validity })
  })

  test('are refused where they hold already, in whatever order, or cannot be', () => {
    const same = { kinds: aCorridor().kinds.toReversed(), highestTier: aCorridor().highestTier }
    expect(refusalOf(() => renewCorridor(aCorridor(), same, sender, today))).toMatchObject({
      errors: [
        { path: ['body', 'kinds'], code: 'holds_already' },
        { path: ['body', 'highestTier'], code: 'holds_already' },
      ],
    })
    const unavailable = { transferBasis: 'vital_interests_49_1_f' } as const
    expect(refusalOf(() => renewCorridor(aCorridor(), unavailable, sender, today))).toMatchObject({
      code: 'transfer_basis_unavailable',
    })
    expect(refusalOf(() => renewCorridor(aCorridor(), {}, sender, today))).toMatchObject({
      errors: [{ path: ['body', 'until'], code: 'required' }],
    })
  })
})

describe('a corridor that nears its end', () => {
  const asked = renewCorridor(aCorridor(), { until }, sender, today)

  test('goes on as it was until both have signed, and then without a gap', () => {
    expect(asked).toMatchObject({
      validity: { to: '2027-12-31' },
      renewal: { until, by: 'from' },
      version: 3,
    })
    expect(refusalOf(() => sign(asked, { ...receiver, ...sender }))).toMatchObject({
      code: 'illegal_transition',
    })
    const renewed = sign(asked, receiver)
    expect(renewed).toMatchObject({
      id: asked.id,
      state: 'active',
      validity: { from: '2026-01-01', to: until },
      signatures: { from: { member: coach }, to: { member: receiver.member } },
      version: 4,
    })
    expect(renewed.renewal).toBeUndefined()
    expect(() => assertActive(renewed, '2028-01-01')).not.toThrow()
  })

  test('takes the end that was asked for last, by whichever side', () => {
    const other = renewCorridor(asked, { until: '2029-06-30' }, receiver, today)
    expect(other.renewal).toMatchObject({ until: '2029-06-30', by: 'to' })
    expect(sign(other, { ...sender, party }).validity.to).toBe('2029-06-30')
  })

  test('can only end later than it does, and not in the past', () => {
    for (const end of ['2027-12-31', '2026-12-31']) {
      expect(refusalOf(() => renewCorridor(aCorridor(), { until: end }, sender, today))).toMatchObject({
        errors: [{ path: ['body', 'until'], code: 'not_later_than_end', params: { end: '2027-12-31' } }],
      })
    }
    const over = aCorridor({ validity: { from: '2020-01-01', to: '2025-12-31' } })
    expect(refusalOf(() => renewCorridor(over, { until: '2026-03-01' }, sender, today))).toMatchObject({
      errors: [{ code: 'in_the_past' }],
    })
    expect(sign(renewCorridor(over, { until }, sender, today), receiver).validity.to).toBe(until)
  })

  test('must bind both first, and is renewed while it is suspended as well', () => {
    for (const state of ['proposed', 'ended'] as const) {
      expect(refusalOf(() => renewCorridor(aCorridor({ state }), { until }, sender, today))).toMatchObject({
        code: 'illegal_transition',
      })
    }
    const suspended = renewCorridor(suspendCorridor(aCorridor(), bfz), { until }, sender, today)
    expect(sign(suspended, receiver)).toMatchObject({ state: 'suspended', suspendedBy: 'from' })
    expect(endCorridor(asked, dakar).renewal).toBeUndefined()
  })

  test('says to each side what it may do', () => {
    expect(corridorCommands(asked, 'from')).toEqual(['renew', 'suspend', 'end'])
    expect(corridorCommands(asked, 'to')).toEqual(['sign', 'renew', 'suspend', 'end'])
  })
})

test('the last day of a corridor ends in the evening, wherever somebody acts', () => {
  const corridor = aCorridor({ validity: { from: '2026-01-01', to: '2026-03-31' } })
  const at = (instant: string, country: string) =>
    refusalOf(() => assertActive(corridor, localDay(instant, calendarOf(country).timeZone)))
  // Already the first of April in Kabul and Berlin, still the last of March in Dakar and Mexico.
  const evening = '2026-03-31T23:00:00.000Z'
  const over = { code: 'corridor_not_active', state: 'outside_validity' }
  expect([at(evening, 'AF'), at(evening, 'DE')]).toEqual([over, over])
  expect([at(evening, 'SN'), at(evening, 'MX')]).toEqual([undefined, undefined])
  // Its first day begins in the morning there.
  const newYear = '2025-12-31T23:30:00.000Z'
  expect([at(newYear, 'DE'), at(newYear, 'SN')]).toEqual([undefined, over])
})
