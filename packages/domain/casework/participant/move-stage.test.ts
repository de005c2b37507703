import { expect, test } from 'vitest'
import { aParticipant, coach, later, refusalOf } from '../../testing/casework.ts'
import { editParticipant } from './edit-participant.ts'
import { stageMoves } from './move-stage.ts'
import type { Stage } from './stage.ts'
import { closingReasons, stages } from './stage.ts'

function at(stage: Stage) {
  return { ...aParticipant(), stage }
}

test('a case moves along the table of stages and nowhere else', () => {
  for (const from of stages) {
    for (const to of stages) {
      const change =
        to === 'closed' && from !== 'closed'
          ? { stage: to, closingReason: 'supported' as const }
          : { stage: to }
      const refusal = refusalOf(() => editParticipant(at(from), change, coach, later))
      if (from === to || stageMoves[from].includes(to)) expect(refusal).toBeUndefined()
      else expect(refusal).toEqual({ code: 'illegal_transition', state: from, allowed: stageMoves[from] })
    }
  }
})

test('every step is kept with its day and who entered it', () => {
  const decided = editParticipant(aParticipant(), { stage: 'decided' }, coach, later)
  expect(decided.stageSteps.map(({ stage, at }) => [stage, at])).toEqual([
    ['interested', '2026-01-31T09:30:00.000Z'],
    ['decided', later],
  ])
})

test('a flight that is brought forward takes a person from the plan straight to departure', () => {
  expect(editParticipant(at('in_plan'), { stage: 'departed' }, coach, later).stage).toBe('departed')
})

test('to close a case takes a reason, and to stay is one of them', () => {
  expect(refusalOf(() => editParticipant(at('decided'), { stage: 'closed' }, coach, later))).toEqual({
    code: 'reason_required',
    allowed: closingReasons,
  })
  const closed = editParticipant(at('decided'), { stage: 'closed', closingReason: 'stays' }, coach, later)
  expect(closed.stageSteps.at(-1)).toEqual({ stage: 'closed', at: later, by: coach, closingReason: 'stays' })
})

test('a reason without closing is refused', () => {
  for (const change of [
    { closingReason: 'stays' as const },
    { stage: 'decided' as const, closingReason: 'stays' as const },
  ]) {
    expect(refusalOf(() => editParticipant(aParticipant(), change, coach, later))).toMatchObject({
      errors: [{ path: ['body', 'closingReason'], code: 'only_when_closing' }],
    })
  }
})

test('a closed case can be taken up again', () => {
  expect(editParticipant(at('closed'), { stage: 'interested' }, coach, later).stage).toBe('interested')
})
