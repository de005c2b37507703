import type { MemberId } from '@passerelle/domain/kernel'
import { demandMember, type Write } from '@passerelle/table'
import type { CaseworkDesk } from './desk.ts'

/** Who is named as having done something has to be one of the organisation; whoever writes, and was named, is. */
export function mentionedMember(
  { me, table }: CaseworkDesk,
  field: string,
  named: MemberId | undefined,
  before?: MemberId,
): readonly Write[] {
  if (named === undefined || named === me || named === before) return []
  return [demandMember(table.tenant, named, ['body', field])]
}
