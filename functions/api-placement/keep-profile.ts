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

export async function rewriteWorkProfile(
  { placements, clock }: PlacementContext,
  id: ParticipantId,
  profile: ProfileEntry,
  expected: number,
): Promise<WorkProfile> {
  const found = await placements.find(id)
  const before = found.work ?? refuse({ code: 'not_found' })
  assertVersion(before, expected)
  const now = rewrite(before, profile, clock.now().toISOString())
  await placements.keepProfile(found, now, profileEntry(now, ['profile']))
  return now
}

/**
 * Writes down that somebody takes their agreement back, as they told the member who writes. Where they agree no more, nothing
 * happens, so whoever got no answer asks again.
 */
export async function takeBackMatching(
  { placements, clock, me }: PlacementContext,
  id: ParticipantId,
  expected: number,
): Promise<WorkProfile> {
  const found = await placements.find(id)
  const before = found.work ?? refuse({ code: 'not_found' })
  if (before.state !== 'agreed') return before
  assertVersion(before, expected)
  const now = takeBack(before, { at: clock.now().toISOString(), way: 'told', recordedBy: me })
  await placements.keepProfile(found, now, profileEntry(now, ['takenBack', 'profile']))
  return now
}
