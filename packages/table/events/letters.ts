import type { Asked } from '@passerelle/domain/exchange'
import type {
  CalendarDate,
  ContactRequestId,
  MemberId,
  ReferralId,
  TenantId,
} from '@passerelle/domain/kernel'
import { Refused } from '@passerelle/domain/kernel'
import type { Member } from '@passerelle/domain/tenancy'
import { noticeKeys } from '../engine/keys/events.ts'
import { tenantRanges } from '../engine/keys/tenancy.ts'
import { add, remove } from '../engine/write.ts'
import type { StaffStore } from '../session/staff-table.ts'
import { readMember } from '../tenancy/index.ts'

/** A notice that a member gets once: of an event of a referral, of a request for contact, or of the tasks of one day. */
export type Notice = { readonly tenant: TenantId; readonly member: MemberId } & (
  | { readonly referral: ReferralId; readonly sequence: number }
  | { readonly referral: ReferralId; readonly asked: Pick<Asked, 'task' | 'notice'> }
  | { readonly request: ContactRequestId }
  | { readonly day: CalendarDate }
)

/** To whom letters go, and which have gone out. */
export type Letters = {
  /** Everybody who works in an organisation now. */
  activeMembers(tenant: TenantId): Promise<readonly Member[]>
  /**
   * Claims the right to write one letter: gives false where somebody has it already. Claimed before it is sent, because
   * a letter only points to what stands in the inbox anyway, and one that is lost is better than one that comes twice.
   */
  claim(notice: Notice, now: Date): Promise<boolean>
  /** Gives the right back where the letter certainly was not sent. */
  release(notice: Notice): Promise<void>
}

const keptSeconds = 30 * 86_400

export function letters({ store, staffKey }: StaffStore): Letters {
  return {
    async activeMembers(tenant) {
      const found: Member[] = []
      for await (const item of store.queryAll(tenantRanges.members(tenant))) {
        if (item['state'] === 'active') found.push(readMember(tenant, item, await staffKey(tenant)))
      }
      return found
    },

    async claim(notice, now) {
      const expiresAt = Math.floor(now.getTime() / 1000) + keptSeconds
      const row = { key: keyOfNotice(notice), entity: 'LetterClaim', version: 1, clear: {}, expiresAt }
      try {
        await store.transact([add(row, () => ({ code: 'repeated' }))])
        return true
      } catch (error) {
        if (error instanceof Refused && error.refusal.code === 'repeated') return false
        throw error
      }
    },

    release: (notice) => store.transact([remove(keyOfNotice(notice))]),
  }
}

function keyOfNotice(notice: Notice) {
  if ('asked' in notice) return noticeKeys.asked(notice.tenant, notice.referral, notice.asked, notice.member)
  if ('request' in notice) return noticeKeys.requested(notice.tenant, notice.request, notice.member)
  return 'day' in notice
    ? noticeKeys.daily(notice.tenant, notice.day, notice.member)
    : noticeKeys.told(notice.tenant, notice.referral, notice.sequence, notice.member)
}
