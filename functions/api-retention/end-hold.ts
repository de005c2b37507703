import type { CaseRetentionView } from '@passerelle/contract/retention'
import type { HoldId, ParticipantId } from '@passerelle/domain/kernel'
import { endHold as end } from '@passerelle/domain/retention'
import { assertVersion } from '@passerelle/table'
import type { RetentionContext } from './context.ts'
import { holdEntry } from './entry.ts'
import { viewRetention } from './view-retention.ts'

/** Lets a case go by its own time again. */
export async function endHold(
  context: RetentionContext,
  id: ParticipantId,
  hold: HoldId,
  expected: number,
): Promise<CaseRetentionView> {
  const found = await context.holdBook.find(id)
  assertVersion(found.kept.holds, expected)
  const { me, clock } = context
  const now = end(found.kept.holds, hold, { by: me, at: clock.now().toISOString(), today: clock.today() })
  await context.holdBook.commit(found, now, { entry: holdEntry(now), status: 200 })
  return viewRetention(found, now)
}
