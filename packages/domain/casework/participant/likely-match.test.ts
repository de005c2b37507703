import { expect, test } from 'vitest'
import { aParticipant } from '../../testing/casework.ts'
import { matchGroundsOf, toLikelyMatch } from './likely-match.ts'

const safety = { shared: false, mayMentionGermany: true }
const reachedBy = (value: string) => ({ channels: [{ kind: 'phone' as const, value, safety }] })
const phone = reachedBy('+221 77 000 00 01')

test('name, birth and telephone are what speaks for one person', () => {
  const one = aParticipant(phone)
  expect(matchGroundsOf(one, aParticipant(reachedBy('+221770000001')), 1)).toEqual(['name', 'birth', 'phone'])
  expect(matchGroundsOf(one, aParticipant(reachedBy('+٢٢١ (77) 000-00-01')), 0.6)).toEqual([
    'name',
    'birth',
    'phone',
  ])
  expect(matchGroundsOf(one, aParticipant(), 0.8)).toEqual(['name', 'birth'])
})

test('a birth that differs speaks against it, unless the telephone is the same', () => {
  const other = { birth: { year: 1971 } }
  expect(matchGroundsOf(aParticipant(), aParticipant(other), 1)).toBeUndefined()
  expect(matchGroundsOf(aParticipant(phone), aParticipant({ ...phone, ...other }), 1)).toEqual([
    'name',
    'phone',
  ])
})

test('a year and a day in it are the same birth; two days are not', () => {
  const born = (date: string) => aParticipant({ birth: { date } })
  expect(matchGroundsOf(aParticipant(), born('1994-05-01'), 0.8)).toEqual(['name', 'birth'])
  expect(matchGroundsOf(born('1994-05-02'), born('1994-05-01'), 1)).toBeUndefined()
})

test('where a birth is not known, the names have to be very much alike', () => {
  const unknown = { ...aParticipant(), birth: undefined }
  expect(matchGroundsOf(unknown, aParticipant(), 0.95)).toEqual(['name'])
  expect(matchGroundsOf(unknown, aParticipant(), 0.8)).toBeUndefined()
})

test('a match names the year of birth and no day, channel or need', () => {
  const { id, names, stage, coachId } = aParticipant()
  const other = aParticipant({ ...phone, birth: { date: '1994-05-01' } })
  expect(toLikelyMatch(other, ['name', 'birth'])).toEqual({
    participantId: id,
    names,
    stage,
    coachId,
    birthYear: 1994,
    grounds: ['name', 'birth'],
  })
})
