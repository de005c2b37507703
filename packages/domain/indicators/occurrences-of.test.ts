import { describe, expect, it } from 'vitest'
import { closingReasons, moveStage, openCase } from '../casework/index.ts'
import type { MemberId, ParticipantId } from '../kernel/index.ts'
import { accompanied, isCountedAlike } from './occurrences-of.ts'

const by = 'M' as MemberId
const at = '2027-01-05T09:00:00.000Z'
const zone = 'Africa/Dakar'

function aCase(kind?: 'decided' | 'host_community') {
  return openCase(
    {
      names: [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }],
      birth: { year: 1994 },
      gender: 'female',
      languages: ['wo'],
      returnCountry: 'SN',
      ...(kind && { kind }),
    },
    { id: 'P' as ParticipantId, pseudonym: 'K7M2-X9QD', by, at },
  )
}

const moved = (
  one: ReturnType<typeof aCase>,
  ...step: Parameters<typeof moveStage> extends [unknown, ...infer Rest] ? Rest : never
) => ({
  ...one,
  version: one.version + 1,
  ...moveStage(one, ...step),
})

describe('what figures see of a case', () => {
  it('is brackets and days, and nothing by which anybody could be known', () => {
    const seen = JSON.stringify(accompanied(aCase(), zone))
    expect(seen).not.toMatch(/Fatou|Ndiaye|1994|K7M2|"P"|wo/)
    expect(accompanied(aCase(), zone)).toMatchObject({
      facets: { country: 'SN', gender: 'female', ageBracket: '18_to_60' },
      on: '2027-01-05',
    })
  })

  it.each(closingReasons)('is the same after it was closed as before, whatever the reason: %s', (reason) => {
    const open = aCase('decided')
    const closed = moved(open, 'closed', reason, by, '2027-04-01T09:00:00.000Z')
    expect(isCountedAlike(open, closed)).toBe(true)
    expect({ ...accompanied(closed, zone), version: 1 }).toEqual({ ...accompanied(open, zone), version: 1 })
  })

  it('is of the day that it is where the case is', () => {
    const newYear = { ...aCase(), openedAt: '2027-01-01T03:00:00.000Z' }
    expect(accompanied(newYear, 'Europe/Berlin').on).toBe('2027-01-01')
    expect(accompanied(newYear, 'America/Mexico_City').on).toBe('2026-12-31')
    const gone = moved(aCase('decided'), 'departed', undefined, by, '2027-03-01T09:00:00.000Z')
    const back = moved(gone, 'returned', undefined, by, '2027-03-31T21:30:00.000Z')
    expect(accompanied(back, 'Asia/Kabul').returnedOn).toBe('2027-04-01')
  })

  it('is the day of a return of those who return, and of nobody else', () => {
    const back = (kind: 'decided' | 'host_community') => {
      const gone = moved(aCase(kind), 'departed', undefined, by, '2027-03-01T09:00:00.000Z')
      return moved(gone, 'returned', undefined, by, '2027-03-03T09:00:00.000Z')
    }
    expect(accompanied(back('decided'), zone)).toMatchObject({ returns: true, returnedOn: '2027-03-03' })
    expect(accompanied(back('host_community'), zone)).not.toHaveProperty('returnedOn')
    expect(isCountedAlike(aCase('decided'), back('decided'))).toBe(false)
  })
})
