import type { AnsweredBaseline } from '@passerelle/contract/follow-up'
import { type RecordBaseline, recordBaseline as record } from '@passerelle/domain/follow-up'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion, type JournalEntry } from '@passerelle/table'
import type { FollowUpContext } from './context.ts'
import { viewBaseline } from './view-follow-ups.ts'

/** Writes down how somebody stands before their departure. */
export async function recordBaseline(
  context: FollowUpContext,
  participant: ParticipantId,
  entry: RecordBaseline,
): Promise<AnsweredBaseline> {
  const found = await context.followUps.ofCase(participant)
  if (found.baseline !== undefined) refuse({ code: 'already_exists', what: 'baseline' })
  return keep(context, found, entry)
}

/** Writes it anew as a whole. */
export async function rewriteBaseline(
  context: FollowUpContext,
  participant: ParticipantId,
  entry: RecordBaseline,
  expected: number,
): Promise<AnsweredBaseline> {
  const found = await context.followUps.ofCase(participant)
  if (found.baseline === undefined) return refuse({ code: 'not_found' })
  assertVersion(found.baseline, expected)
  return keep(context, found, entry)
}

/** How somebody stood, with every answer; that they were read is written down. */
export async function readBaseline(
  context: FollowUpContext,
  participant: ParticipantId,
): Promise<AnsweredBaseline> {
  const { baseline } = await context.followUps.ofCase(participant)
  if (baseline === undefined) return refuse({ code: 'not_found' })
  await context.unitOfWork.noteReading(baselineEntry(participant, baseline.version, ['response']))
  return viewBaseline(baseline)
}

/** What was written down, once more to whoever wrote it; so it is no reading. */
export async function replayBaseline(
  context: FollowUpContext,
  participant: ParticipantId,
): Promise<AnsweredBaseline> {
  const { baseline } = await context.followUps.ofCase(participant)
  return viewBaseline(baseline ?? refuse({ code: 'not_found' }))
}

async function keep(
  context: FollowUpContext,
  { head, year, baseline: before }: Awaited<ReturnType<FollowUpContext['followUps']['ofCase']>>,
  entry: RecordBaseline,
): Promise<AnsweredBaseline> {
  const baseline = record(entry, {
    participantId: head.id,
    year,
    before,
    by: context.me,
    at: context.clock.now().toISOString(),
  })
  await context.followUps.keepBaseline(
    head,
    baseline,
    baselineEntry(head.id, baseline.version, ['heldOn', 'response']),
  )
  return viewBaseline(baseline)
}

function baselineEntry(participant: ParticipantId, version: number, fields: readonly string[]): JournalEntry {
  return {
    aggregate: 'ReintegrationBaseline',
    aggregateId: participant,
    version,
    fields,
    purpose: 'coaching',
  }
}
