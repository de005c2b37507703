import { expect, test } from 'vitest'
import { coach, colleague, id } from '../../testing/casework.ts'
import { handedOn } from './hand-on.ts'

const successor = id<'member'>(77)

test('a successor takes the place of who leaves, as coach or as deputy', () => {
  expect(handedOn({ coachId: coach, deputyId: colleague }, coach, successor)).toEqual({
    coachId: successor,
    deputyId: colleague,
  })
  expect(handedOn({ coachId: coach, deputyId: colleague }, colleague, successor)).toEqual({
    coachId: coach,
    deputyId: successor,
  })
})

test('a successor who works with the case already is not their own deputy', () => {
  expect(handedOn({ coachId: coach, deputyId: colleague }, coach, colleague)).toEqual({
    coachId: colleague,
    deputyId: null,
  })
  expect(handedOn({ coachId: coach, deputyId: colleague }, colleague, coach)).toEqual({
    coachId: coach,
    deputyId: null,
  })
})
