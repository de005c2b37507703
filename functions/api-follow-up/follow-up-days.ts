import type { OwnFollowUpDays } from '@passerelle/domain/follow-up'
import type { FollowUpDays } from '@passerelle/domain/programmes'
import { assertVersion } from '@passerelle/table'
import type { FollowUpContext } from './context.ts'

/** Sets after how many days the organisation asks, or goes back to calendar months. */
export async function setFollowUpDays(
  { days: book, table }: FollowUpContext,
  days: FollowUpDays | null,
  expected: number,
): Promise<OwnFollowUpDays> {
  const before = await book.get()
  assertVersion(before, expected)
  const after: OwnFollowUpDays = { ...(days && { days }), version: expected + 1 }
  await book.put(before, after, {
    aggregate: 'OwnFollowUpDays',
    aggregateId: table.tenant,
    version: after.version,
    fields: ['days'],
    purpose: 'administration',
  })
  return after
}
