import { expect, test } from 'vitest'
import { aParticipant, coach } from '../../testing/casework.ts'
import { editParticipant } from './edit-participant.ts'
import { followDeparture, followStaying, stageWith } from './follow-exchange.ts'

const at = '2026-03-02T09:30:00.000Z'
const decided = () => editParticipant(aParticipant({}), { stage: 'decided' }, coach, at)
const ready = () => editParticipant(decided(), { stage: 'ready' }, coach, at)

test('a case follows its handover: who left has departed, whoever was met has returned', () => {
  for (const before of [aParticipant({}), decided(), ready()]) {
    const left = followDeparture(before, coach, at)
    expect(left).toMatchObject({ stage: 'departed', version: before.version + 1 })
    expect(left.stageSteps.at(-1)).toMatchObject({ stage: 'departed', by: coach })
    expect(followDeparture(left, coach, at)).toBe(left)
  }
  expect(stageWith('departed', { isMet: true })).toBe('returned')
  expect(stageWith('departed', { isMet: false })).toBe('departed')
  expect(stageWith('departed', undefined)).toBe('departed')
  expect(stageWith('closed', { isMet: true })).toBe('closed')
})

test('a case of somebody who did not leave stands where it stood before', () => {
  expect(followStaying(followDeparture(ready(), coach, at), coach, at).stage).toBe('ready')
  expect(followStaying(followDeparture(aParticipant({}), coach, at), coach, at).stage).toBe('decided')
  const stays = ready()
  expect(followStaying(stays, coach, at)).toBe(stays)
})
