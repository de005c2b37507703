import { refuse } from '../kernel/index.ts'
import type { Instant } from '../kernel/time.ts'
import { type Invitation, isLapsed } from './invitation.ts'
import type { Member } from './member.ts'

/** Why a member is in their state, for whoever invited them. */
export const standingReasons = [
  'invitation_on_its_way',
  'invitation_sent',
  'invitation_lapsed',
  'password_from_before',
  'address_in_use',
  'signed_in',
  'removed',
  'invitation_withdrawn',
] as const
export type StandingReason = (typeof standingReasons)[number]

export type Standing = {
  readonly reason: StandingReason
  /** Until when the temporary password lets them in. */
  readonly until?: Instant
}

/** The reason of a member's state. An invitation ends by the clock, so it is worked out each time. */
export function standingOf(member: Member, now: Instant): Standing {
  if (member.state === 'active') return { reason: 'signed_in' }
  if (member.state === 'removed') return { reason: member.arrivedAt ? 'removed' : 'invitation_withdrawn' }
  const invitation = outcomeOfInvitation(member)
  switch (invitation?.outcome) {
    case undefined:
      return { reason: 'invitation_on_its_way' }
    case 'account_kept':
      return { reason: 'password_from_before' }
    case 'address_in_use':
      return { reason: 'address_in_use' }
    case 'sent':
      return {
        reason: isLapsed(invitation, now) ? 'invitation_lapsed' : 'invitation_sent',
        ...(invitation.until !== undefined && { until: invitation.until }),
      }
  }
}

/** The outcome of the last invitation; nothing while it is on its way. */
export function outcomeOfInvitation({ invitation, invitedAt }: Member): Invitation | undefined {
  return invitation?.askedAt === invitedAt ? invitation : undefined
}

/** Invites a member again who has not come yet. @throws {Refused} for whoever is at work, or was removed */
export function resendInvitation(member: Member, now: Instant): Member {
  if (member.state !== 'invited') refuse({ code: 'illegal_transition', state: member.state, allowed: [] })
  return { ...member, invitedAt: now, version: member.version + 1 }
}

/** A member whose invitation came to this: with an account of theirs, or with none where it is somebody else's. */
export function withInvitation(member: Member, invitation: Invitation, subject: string | undefined): Member {
  const { subject: _, ...kept } = member
  return { ...kept, ...(subject !== undefined && { subject }), invitation, accountVersion: nextOf(member) }
}

/** A member who is here for the first time. */
export function arrived<Some extends Pick<Member, 'accountVersion'>>(member: Some, now: Instant) {
  return { ...member, state: 'active' as const, arrivedAt: now, accountVersion: nextOf(member) }
}

function nextOf({ accountVersion = 0 }: Pick<Member, 'accountVersion'>): number {
  return accountVersion + 1
}
