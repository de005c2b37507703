import { speakProblems } from '@passerelle/messages/problems'
import { describe, expect, it } from 'vitest'
import { dayErrors } from './days.ts'
import { pathText } from './problem.ts'

const english = await speakProblems('en')
const now = '2026-11-28T09:30:00.000Z'

function said(rules: Parameters<typeof dayErrors>[0], body: unknown): readonly string[] {
  return dayErrors(rules, { body }, now).map(
    (error) => `${pathText(error.path)}: ${english.field(error).replace(/[\u2066-\u2069]/g, '')}`,
  )
}

describe('the days of a request', () => {
  it('are looked at wherever they stand, also where the schema refuses them as well', () => {
    const rules = { 'body.attempts[].date': 'event', 'body.slots[].start': 'expectation' } as const
    const body = {
      attempts: [{ date: '2026-11-27' }, { date: '1405-06-31' }, { date: 3 }, null],
      slots: [{ start: '2569-11-28T10:00:00.000Z' }],
    }
    expect(said(rules, body)).toEqual([
      'body.attempts[1].date: Looks like a day of the Solar Hijri calendar; in the Gregorian calendar, which counts here, it is 2026-09-22.',
      'body.slots[0].start: Looks like a day of the Buddhist calendar; in the Gregorian calendar, which counts here, it is 2026-11-28.',
    ])
  })

  it('that no calendar explains are told their bounds', () => {
    expect(said({ 'body.date': 'event' }, { date: '2019-03-01' })).toEqual([
      'body.date: Too far away to be meant: not between 2025-11-27 and 2027-11-29.',
    ])
  })

  it('may be missing, or no days at all', () => {
    for (const body of [undefined, null, [], 'x', {}, { date: null }, { date: 'soon' }]) {
      expect(said({ 'body.date': 'event' }, body)).toEqual([])
    }
  })
})
