import { refuse } from '@passerelle/domain/kernel'
import { type Member, stopsAdministration, stopsWork } from '@passerelle/domain/tenancy'
import type { Writes } from '@passerelle/table'
import type { TenantContext } from './context.ts'

/**
 * Lets a change of a member through that leaves nothing behind: no case that they work with, and no organisation without
 * an administration. From here on nothing new is given to them, so that nothing is between the count and the change.
 *
 * @returns what has to hold still when the change is written
 * @throws {Refused} `work_left` with the counts, `not_possible` for the last admin
 */
export async function leaveNothing(context: TenantContext, before: Member, after: Member): Promise<Writes> {
  const isOwn = before.id === context.session.scope.member
  const standing =
    stopsAdministration(before, after) && isOwn ? [await context.members.requireAnotherAdmin(before.id)] : []
  if (stopsWork(before, after)) {
    await context.members.mark(before, true)
    const left = await context.members.workOf(before.id)
    if (left.cases + left.deputyOf > 0) {
      await context.members.mark(before, false)
      refuse({ code: 'work_left', ...left })
    }
  }
  return standing
}
