import type { Reach } from '@passerelle/domain/casework'
import { type MemberId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { type CaseHead, caseKey, readHead, requireUnmergedCase } from '../casework/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { requireCounsellor } from '../tenancy/index.ts'
import { confidences } from './confidences.ts'

/** The colleagues who read what a member wrote down in confidence about one person. */
export type Confidants = {
  /** One read, and one query. @throws {Refused} `not_found` where the member works with no such case */
  of(
    participant: ParticipantId,
  ): Promise<{ readonly head: CaseHead; readonly confidants: readonly MemberId[] }>
  /** @throws {Refused} `invalid` where the colleague is no counsellor at work */
  admit(head: CaseHead, confidant: MemberId, entry: JournalEntry): Promise<void>
  dismiss(head: CaseHead, confidant: MemberId, entry: JournalEntry): Promise<void>
}

export function confidants(table: TenantTable, reach: Reach): Confidants {
  const { store, tenant, keyring, unitOfWork, scope } = table
  const confidence = confidences(table)
  return {
    async of(participant) {
      const [whole, all, people] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        confidence.all(participant),
        keyring.people([participant]),
      ])
      const head = readHead(whole, reach)
      if (!people.has(participant)) return refuse({ code: 'not_found' })
      const mine = all.filter(({ author, reader }) => author === scope.member && reader !== scope.member)
      return { head, confidants: mine.map(({ reader }) => reader) }
    },

    async admit(head, confidant, entry) {
      const { key, writes } = await confidence.own(head.id)
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          ...writes,
          await confidence.admitting(head.id, confidant, key),
          requireCounsellor(tenant, confidant, ['path', 'memberId']),
          requireUnmergedCase(tenant, head, reach),
        ],
      })
    },

    dismiss: (head, confidant, entry) =>
      unitOfWork.commit({
        entry,
        status: 200,
        writes: [confidence.dismissing(head.id, confidant), requireUnmergedCase(tenant, head, reach)],
      }),
  }
}
