import { expect, test } from 'vitest'
import { aDuplicate, aParticipant, coach, id, later, refusalOf } from '../../testing/casework.ts'
import { editParticipant } from './edit-participant.ts'
import { mergeCases } from './merge.ts'
import { separateCases } from './separate.ts'

const merging = { by: coach, at: later, referrals: 1 }
const separating = { at: '2026-03-01T10:00:00.000Z', referrals: 1 }

const mergedPair = () => mergeCases({ kept: aParticipant(), duplicate: aDuplicate() }, merging)

test('a merge that is taken back leaves both as they were', () => {
  const before = { kept: aParticipant(), duplicate: aDuplicate() }
  const after = separateCases(mergeCases(before, merging), separating)
  const moved = { version: 3, changedAt: separating.at }
  expect(after).toEqual({ kept: { ...before.kept, ...moved }, duplicate: { ...before.duplicate, ...moved } })
})

test('a case that goes on for several loses what came from the one that is separated, and keeps the rest', () => {
  const first = mergedPair()
  const third = aDuplicate({ id: id(3), languages: ['ar'], gender: 'male' })
  const second = mergeCases({ kept: first.kept, duplicate: third }, merging)
  const { kept } = separateCases({ kept: second.kept, duplicate: first.duplicate }, separating)
  expect(kept.merged?.map(({ participantId }) => participantId)).toEqual([third.id])
  expect(kept.languages).toEqual(['wo', 'fr', 'ar'])
  expect(kept.gender).toBeUndefined()
})

test('what somebody changed since the merge stays as they left it', () => {
  const merged = mergedPair()
  const names = merged.kept.names.map((name) => ({ ...name, primary: name.given === 'Fatu' }))
  const change = { gender: 'diverse', languages: ['en'], names }
  const kept = editParticipant(merged.kept, change as never, coach, later)
  const after = separateCases({ ...merged, kept }, separating).kept
  expect(after).toMatchObject({ gender: 'diverse', languages: ['en'] })
  // The name that lists show is one of them still.
  expect(after.names.filter(({ primary }) => primary).map(({ given }) => given)).toEqual(['Fatu'])
})

test('a case that was closed already stays closed when the merge is taken back', () => {
  const closed = editParticipant(
    aDuplicate(),
    { stage: 'closed', closingReason: 'duplicate' } as never,
    coach,
    '2026-01-01T10:00:00.000Z',
  )
  const merged = mergeCases({ kept: aParticipant(), duplicate: closed }, merging)
  expect(separateCases(merged, separating).duplicate).toMatchObject({
    stage: 'closed',
    stageSteps: closed.stageSteps,
  })
})

test('nothing is separated that is not merged, or of which a referral was begun since', () => {
  const refusedFor = (cases: Parameters<typeof separateCases>[0], referrals = 1) =>
    refusalOf(() => separateCases(cases, { ...separating, referrals }))
  const merged = mergedPair()
  expect(refusedFor(merged, 2)).toEqual({ code: 'not_possible', what: 'referred_since' })
  const notMerged = { code: 'not_possible', what: 'not_merged' }
  expect(refusedFor({ kept: aParticipant(), duplicate: aDuplicate() })).toEqual(notMerged)
  expect(refusedFor({ ...merged, duplicate: aDuplicate() })).toEqual(notMerged)
  expect(refusedFor({ ...merged, duplicate: aDuplicate({ id: id(3), mergedInto: id(4) }) })).toEqual(
    notMerged,
  )
})
