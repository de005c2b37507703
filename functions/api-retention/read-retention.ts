import type { CaseRetentionView } from '@passerelle/contract/retention'
import type { ParticipantId } from '@passerelle/domain/kernel'
import type { RetentionContext } from './context.ts'
import { viewRetention } from './view-retention.ts'

/** Up to when a case is kept, and what holds it. */
export async function readRetention(
  context: RetentionContext,
  id: ParticipantId,
): Promise<CaseRetentionView> {
  return viewRetention(await context.holdBook.find(id))
}
