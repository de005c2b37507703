import { expect, it } from 'vitest'
import { answersTo, type Limit } from './limits.ts'

const limit = (change: object) => ({ scope: 'SN', agreed: 'T3', holds: 'T3', ...change }) as unknown as Limit // of a limit, what is looked at
const by = (member: string, highest: string) => ({ proposal: { by: member, highest } })

it('nothing is answered where nothing was proposed', () => {
  expect(answersTo(limit({}), 'me')).toEqual({ mayConfirm: false, mayReject: false })
})

it('another member says yes or no to what was proposed', () => {
  expect(answersTo(limit({ holds: 'T1', ...by('other', 'T1') }), 'me')).toEqual({
    mayConfirm: true,
    mayReject: true,
  })
})

it('nobody alone opens what they have just shut, and anybody thinks better of asking for more', () => {
  expect(answersTo(limit({ holds: 'T1', ...by('me', 'T1') }), 'me')).toEqual({
    mayConfirm: false,
    mayReject: false,
  })
  expect(answersTo(limit({ agreed: 'T1', holds: 'T1', ...by('me', 'T2') }), 'me')).toEqual({
    mayConfirm: false,
    mayReject: true,
  })
})
