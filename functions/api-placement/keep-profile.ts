import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import {
  agreeToMatching as agree,
  assertOpenCase,
  type ProfileEntry,
  rewriteProfile as rewrite,
  takeBackMatching as takeBack,
  type WorkProfile,
  type WorkProfileEntry,
} from '@passerelle/domain/placement'
import { assertVersion, retryWhileContended } from '@passerelle/table'
import type { PlacementContext } from './context.ts'
import { profileEntry } from './entry.ts'

/** Writes down that somebody agrees to be matched. */
export function agreeToMatching(
  context: PlacementContext,
  id: ParticipantId,
  entry: WorkProfileEntry,
): Promise<WorkProfile> {
  return retryWhileContended(async () => {
    const { placements, me: by, clock } = context
    const found = await placements.find(id)
    assertOpenCase(found.head)
    const acting = { by, at: clock.now().toISOString() }
    const now = agree(id, entry, found.work, found.participant.languages, acting)
    await placements.keepProfile(found, now, profileEntry(now, ['agreement', 'profile']))
    return now
  })
}

export async function readWorkProfile(
  { placements }: PlacementContext,
  id: ParticipantId,
): Promise<WorkProfile> {
  return (await placements.find(id)).work ?? refuse({ code: 'not_found' })
}

export function rewriteWorkProfile(
  context: PlacementContext,
  id: ParticipantId,
  profile: ProfileEntry,
  expected: number,
): Promise<WorkProfile> {
  return change(context, id, expected, ['profile'], (work, at) => rewrite(work, profile, at))
}

/** Writes down that somebody takes their agreement back, as they told the member who writes. */
export function takeBackMatching(
  context: PlacementContext,
  id: ParticipantId,
  expected: number,
): Promise<WorkProfile> {
  return change(context, id, expected, ['takenBack', 'profile'], (work, at) =>
    takeBack(work, { at, way: 'told', recordedBy: context.me }),
  )
}

async function change(
  { placements, clock }: PlacementContext,
  id: ParticipantId,
  expected: number,
  fields: readonly string[],
  decide: (work: WorkProfile, at: string) => WorkProfile,
): Promise<WorkProfile> {
  const found = await placements.find(id)
  const before = found.work ?? refuse({ code: 'not_found' })
  assertVersion(before, expected)
  const now = decide(before, clock.now().toISOString())
  await placements.keepProfile(found, now, profileEntry(now, fields))
  return now
}
