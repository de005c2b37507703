import { expect, test } from 'vitest'

import { aParticipant, id, refusalOf } from '../../testing/casework.ts'
import { maxFormerProgrammes, participantSchema } from './participant.ts'
import { toProgramme } from './to-programme.ts'

const at = '2026-03-01T09:00:00.000Z'
const [first, second, third] = [id<'programme'>(81), id<'programme'>(82), id<'programme'>(83)]
const day = '2026-03-01'

test('a case goes on in another programme and remembers those before', () => {
  const person = { ...aParticipant(), programmeId: first }
  const moved = toProgramme(person, second, day, at)
  expect(moved).toMatchObject({ version: person.version + 1, programmeId: second, changedAt: at })
  const again = toProgramme(moved, third, '2026-04-01', at)
  expect(again.formerProgrammes).toEqual([
    { programmeId: first, until: day },
    { programmeId: second, until: '2026-04-01' },
  ])
  expect(participantSchema.parse(again)).toEqual(again)
})

test('a case that was in no programme has none before', () => {
  const { programmeId: _, ...person } = aParticipant()
  expect(toProgramme(person, second, day, at)).not.toHaveProperty('formerProgrammes')
})

test('a case that goes on as another one goes nowhere by itself, and none goes on for ever', () => {
  const person = { ...aParticipant(), programmeId: first }
  expect(refusalOf(() => toProgramme({ ...person, mergedInto: id(9) }, second, day, at))).toMatchObject({
    what: 'case_merged',
  })
  const formerProgrammes = Array.from({ length: maxFormerProgrammes }, () => ({
    programmeId: third,
    until: day,
  }))
  expect(refusalOf(() => toProgramme({ ...person, formerProgrammes }, second, day, at))).toMatchObject({
    what: 'former_programmes',
  })
})
