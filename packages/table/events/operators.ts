import type { MemberId } from '@passerelle/domain/kernel'
import { add } from '../engine/write.ts'
import { openOwnStore } from '../session/own-role.ts'
import { platform, type Tables } from '../session/scope.ts'
import { findMembership, type Membership, membershipRow } from '../tenancy/index.ts'

/** The platform's own operators: memberships of no tenant. */
export type Operators = {
  /** Whose an account is; nothing where it is nobody's. */
  findMembership(subject: string): Promise<Membership | undefined>
  /** Makes an account an operator's. @throws {Refused} where it became somebody's meanwhile */
  appoint(subject: string, member: MemberId): Promise<void>
}

export function openOperators(tables: Tables): Operators {
  const store = openOwnStore(tables)
  return {
    findMembership: (subject) => findMembership(store, subject),

    appoint: (subject, memberId) =>
      store.transact([
        add(
          membershipRow({
            subject,
            tenantId: platform,
            memberId,
            roles: ['operator'],
            state: 'active',
            version: 1,
          }),
        ),
      ]),
  }
}
