import { describe, expect, it } from 'vitest'
import type { HoldId, MemberId, ParticipantId } from '../kernel/index.ts'
import { refusalOf } from '../testing/casework.ts'
import { endingOfCase, endingOfProof, firstEnding, isDue } from './ending.ts'
import type { CaseHolds } from './hold.ts'
import { maxHolds } from './hold-grounds.ts'
import { assertNotHeld, endHold, placeHold, standingHolds, toldHolds } from './holding.ts'
import { dueDay, nextStep } from './next-step.ts'

const by = 'M' as MemberId
const at = '2027-03-10T09:00:00.000Z'
const today = '2027-03-10'
const none: CaseHolds = { participantId: 'P' as ParticipantId, version: 1, holds: [] }
const placed = (until: string, book = none, id = `H${book.version}`) =>
  placeHold(book, { ground: 'legal_claim', until }, { id: id as HoldId, by, at, today })

describe('a case', () => {
  it('goes two years after it was closed, to the day', () => {
    expect(endingOfCase('2027-03-10', [])).toEqual({ dueOn: '2029-03-10', because: 'case_closed' })
    expect(endingOfCase('2028-02-29', [])).toEqual({ dueOn: '2030-02-28', because: 'case_closed' })
  })

  it('does not go while it is open, or a referral is under way', () => {
    expect(endingOfCase(undefined, [])).toEqual({ stoppedBy: 'case_open' })
    expect(endingOfCase('2027-03-10', [{ endedOn: '2026-01-01' }, {}])).toEqual({
      stoppedBy: 'referral_under_way',
    })
  })

  it('waits for what the last of its referrals has left behind', () => {
    expect(endingOfCase('2027-03-10', [{ endedOn: '2027-09-01' }, { endedOn: '2027-01-01' }])).toEqual({
      dueOn: '2029-09-01',
      because: 'referral_ended',
    })
  })
})

describe('proof', () => {
  it('stays five years from the end of the year of the last payment', () => {
    expect(endingOfProof({ lastPaymentOn: '2027-01-01' })).toEqual({
      dueOn: '2033-01-01',
      because: 'last_payment',
    })
    expect(endingOfProof({ lastPaymentOn: '2027-12-31' })).toMatchObject({ dueOn: '2033-01-01' })
  })

  it('stays as long as nobody knows of the last payment, and comes last', () => {
    const unknown = endingOfProof({})
    expect(unknown).toEqual({ stoppedBy: 'last_payment_unknown' })
    expect(isDue(unknown, '2099-01-01')).toBe(false)
    const known = endingOfProof({ lastPaymentOn: '2027-01-01' })
    expect(firstEnding([unknown, known])).toBe(known)
    expect(firstEnding([])).toBeUndefined()
  })
})

describe('a hold', () => {
  it('lasts up to its day, that day included', () => {
    const { holds } = placed('2027-06-30')
    expect(standingHolds(holds, '2027-06-30')).toHaveLength(1)
    expect(standingHolds(holds, '2027-07-01')).toEqual([])
    expect(refusalOf(() => assertNotHeld(holds, '2027-06-30'))).toEqual({
      code: 'on_hold',
      ground: 'legal_claim',
      until: '2027-06-30',
    })
    expect(() => assertNotHeld(holds, '2027-07-01')).not.toThrow()
  })

  it.each([
    ['today', '2027-03-10', 'not_in_the_future'],
    ['for more than three years', '2030-03-11', 'too_late'],
  ])('is not placed %s', (_, until, code) => {
    expect(refusalOf(() => placed(until))).toMatchObject({
      code: 'invalid',
      errors: [{ path: ['body', 'until'], code }],
    })
    expect(placed('2030-03-10').holds).toHaveLength(1)
  })

  it('is told once for each ground, the longest of them', () => {
    const book = placed('2027-06-30', placed('2027-09-30', placed('2027-05-01')))
    expect(toldHolds(book.holds, '2027-03-10').map(({ until }) => until)).toEqual(['2027-09-30'])
    expect(toldHolds(book.holds, '2027-10-01')).toEqual([])
  })

  it('ends once, and is remembered', () => {
    const book = placed('2027-06-30')
    const ended = endHold(book, 'H1' as HoldId, { by, at, today })
    expect(ended.holds).toMatchObject([{ endedAt: at, endedBy: by }])
    expect(standingHolds(ended.holds, '2027-03-10')).toEqual([])
    expect(refusalOf(() => endHold(ended, 'H1' as HoldId, { by, at, today }))).toEqual({
      code: 'not_possible',
      what: 'hold_ended',
    })
    expect(refusalOf(() => endHold(book, 'H9' as HoldId, { by, at, today }))).toEqual({ code: 'not_found' })
  })

  it('is one of twenty at the most', () => {
    let book = none
    for (let n = 0; n < maxHolds; n += 1) book = placed('2027-06-30', book)
    expect(refusalOf(() => placed('2027-06-30', book))).toEqual({
      code: 'limit_reached',
      what: 'holds',
      limit: maxHolds,
    })
  })
})

describe('the next step', () => {
  const ending = { dueOn: '2029-03-10', because: 'case_closed' } as const

  it('waits, looks again within thirty days, and tells thirty days before', () => {
    expect(nextStep(ending, [], undefined, '2028-01-01')).toEqual({
      take: 'wait',
      dueOn: '2029-03-10',
      lookOn: '2028-01-31',
    })
    expect(nextStep(ending, [], undefined, '2029-02-01')).toMatchObject({ lookOn: '2029-02-08' })
    expect(nextStep(ending, [], undefined, '2029-02-08')).toEqual({
      take: 'tell',
      announced: { on: '2029-02-08', dueOn: '2029-03-10' },
      lookOn: '2029-03-10',
    })
  })

  it('ends on the day that was told, and not on the day before', () => {
    const told = { on: '2029-02-08', dueOn: '2029-03-10' }
    expect(nextStep(ending, [], told, '2029-03-09')).toMatchObject({ take: 'wait', lookOn: '2029-03-10' })
    expect(nextStep(ending, [], told, '2029-03-10')).toEqual({ take: 'end' })
  })

  it('tells thirty days before, also where the day is over already', () => {
    const late = nextStep(ending, [], undefined, '2030-01-01')
    expect(late).toMatchObject({ take: 'tell', lookOn: '2030-01-31' })
    const told = { on: '2030-01-01', dueOn: '2029-03-10' }
    expect(nextStep(ending, [], told, '2030-01-30')).toMatchObject({ take: 'wait' })
    expect(nextStep(ending, [], told, '2030-01-31')).toEqual({ take: 'end' })
  })

  it('tells anew where another day counts than was told', () => {
    expect(nextStep(ending, [], { on: '2028-01-01', dueOn: '2028-02-01' }, '2029-03-10')).toMatchObject({
      take: 'tell',
    })
  })

  it('counts from the day after a hold, whether it stands or has run out, and forgets one that was ended', () => {
    const { holds } = placed('2029-06-30')
    expect(dueDay(ending, holds)).toBe('2029-07-01')
    expect(nextStep(ending, holds, { on: '2029-02-08', dueOn: '2029-03-10' }, '2029-03-10')).toMatchObject({
      take: 'wait',
    })
    const told = { on: '2029-06-01', dueOn: '2029-07-01' }
    expect(nextStep(ending, holds, told, '2029-07-01')).toEqual({ take: 'end' })
    const ended = endHold(placed('2029-06-30'), 'H1' as HoldId, { by, at, today })
    expect(dueDay(ending, ended.holds)).toBe('2029-03-10')
  })

  it('looks again in thirty days where nobody can say', () => {
    expect(nextStep({ stoppedBy: 'referral_under_way' }, [], undefined, '2029-01-01')).toEqual({
      take: 'wait',
      lookOn: '2029-01-31',
    })
  })
})
