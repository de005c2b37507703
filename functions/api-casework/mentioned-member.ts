import type { MemberId } from '@passerelle/domain/kernel'
import type { Writes } from '@passerelle/table'
import { requireMember } from '@passerelle/table/tenancy'
import type { CaseworkContext } from './context.ts'

/**
 * A member named as having done something has to belong to the organisation; the writer, and one named before, does.
 */
export function mentionedMember(
  { me, table }: CaseworkContext,
  field: string,
  named: MemberId | undefined,
  before?: MemberId,
): Writes {
  if (named === undefined || named === me || named === before) return []
  return [requireMember(table.tenant, named, ['body', field])]
}
