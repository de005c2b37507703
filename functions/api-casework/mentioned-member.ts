import type { MemberId } from '@passerelle/domain/kernel'
import type { Writes } from '@passerelle/table'
import { requireMember } from '@passerelle/table/tenancy'
import type { CaseworkContext } from './context.ts'

/** Who is named as having done something has to be one of the organisation; whoever writes, and was named, is. */
export function mentionedMember(
  { me, table }: CaseworkContext,
  field: string,
  named: MemberId | undefined,
  before?: MemberId,
): Writes {
  if (named === undefined || named === me || named === before) return []
  return [requireMember(table.tenant, named, ['body', field])]
}
