import { describe, expect, test } from 'vitest'
import { calendarOf } from '../calendar/calendars.ts'
import { localDay } from '../calendar/zones.ts'
import { coach, id, refusalOf } from '../testing/casework.ts'
import { aCorridor, bfz, dakar, now } from '../testing/exchange.ts'
import {
  assertActive,
  corridorCommands,
  endCorridor,
  renewCorridor,
  sign,
  suspendCorridor,
} from './corridor.ts'

const party = { slug: 'x-y', name: 'X', kind: 'centre', country: 'SN' } as const
const sender = { tenant: bfz, member: coach, at: now }
const receiver = { tenant: dakar, member: id<'member'>(601), at: now, party }
const today = '2026-03-02'
const until = '2028-12-31'

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
