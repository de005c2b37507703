import type { CaseRetentionView } from '@passerelle/contract/retention'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { type NewHold, placeHold as place } from '@passerelle/domain/retention'
import type { RetentionContext } from './context.ts'
import { holdEntry } from './entry.ts'
import { viewRetention } from './view-retention.ts'

/** Keeps a case from going, up to a day. */
export async function placeHold(
  context: RetentionContext,
  id: ParticipantId,
  hold: NewHold,
): Promise<CaseRetentionView> {
  const { clock, ids, me } = context
  const found = await context.holdBook.find(id)
  const now = place(found.kept.holds, hold, {
    id: ids.next<'hold'>(),
    by: me,
    at: clock.now().toISOString(),
    today: clock.today(),
  })
  await context.holdBook.commit(found, now, { entry: holdEntry(now), status: 201 })
  return viewRetention(found, now)
}
