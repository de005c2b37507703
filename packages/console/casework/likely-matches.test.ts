import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { dropWarning, keepWarning, warningOf } from './likely-matches.ts'

type Taken = Parameters<typeof warningOf>[0]

const taken = (of: object) => ({ id: 'P', ...of }) as unknown as Taken // of the answer, what is looked at
const match = { participantId: 'Q', names: [], stage: 'in_plan', coachId: 'M', grounds: ['name'] }

it('an intake warns of likely matches, and of those that only a coordinator may see', () => {
  expect(warningOf(taken({ likelyMatches: [match] }))).toEqual({
    matches: [match],
    coordinatorShouldLook: false,
  })
  expect(warningOf(taken({ likelyMatches: [], coordinatorShouldLook: true }))).toEqual({
    matches: [],
    coordinatorShouldLook: true,
  })
  expect(warningOf(taken({ likelyMatches: [] }))).toBeUndefined()
  expect(warningOf(taken({}))).toBeUndefined()
})

it('what was warned of is kept until somebody says that it is another person', () => {
  const queries = new QueryClient()
  keepWarning(queries, taken({ likelyMatches: [match] }))
  expect(queries.getQueryData(['intakeWarning', 'P'])).toMatchObject({ matches: [match] })
  dropWarning(queries, 'P' as Taken['id'])
  expect(queries.getQueryData(['intakeWarning', 'P'])).toBeUndefined()
})
