import type { Reach } from '@passerelle/domain/casework'
import { type Agreed, comingUp, type Notice, type Referral } from '@passerelle/domain/exchange'
import { type Instant, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { type Corridor, isCaseworker, type Member, type Party } from '@passerelle/domain/tenancy'
import { type CasePage, readCasePage } from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { paperKeys } from '../engine/keys/papers.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { rowAt } from '../engine/row.ts'
import { keptAppointments, readReferral } from '../exchange/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { presentationIn, presentationKeys, readMember } from '../tenancy/index.ts'
import { latestPaper, readPaperCopies } from './papers.ts'

/** The sheet that a person can take along: their case, who accompanies them, and where they were sent. */
export type SheetFile = {
  readonly page: CasePage
  readonly organisation: Party
  /** Who answers now: the coach, or where they no longer work here the deputy, if that one does. */
  readonly coach: Member | undefined
  /** The latest paper that can still be redeemed, to print its codes, and the notice that goes with it. */
  readonly paper:
    | { readonly codes: readonly string[]; readonly endsAt: Instant; readonly notice: Notice | undefined }
    | undefined
  /** Where this organisation sent the person, the first one first. */
  readonly sent: readonly SentReferral[]
}

/** A referral that this organisation sent, to whom, and the times that are agreed and not over yet. */
export type SentReferral = {
  readonly referral: Referral
  readonly centre: Party | undefined
  readonly comingUp: readonly Agreed[]
}

/** Two queries for the case, and one call for what it points to. @throws {Refused} `not_found` */
export async function readSheetFile(
  table: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<SheetFile> {
  const { store, tenant, keyring } = table
  const [page, staff, copies] = await Promise.all([
    readCasePage(table, reach, participant),
    keyring.staff(),
    readPaperCopies(table, participant),
  ])
  const sent = page.referrals.addresses.filter(({ from }) => from === tenant)
  const { coachId, deputyId } = page.participant
  const answering = [coachId, ...(deputyId ? [deputyId] : [])].map((id) => tenantKeys.member(tenant, id))
  const agreements = new Map(sent.map((address) => [address.to, exchangeKeys.agreement(address)]))
  const items = await store.getAll([
    ...presentationKeys(tenant),
    ...answering,
    ...sent.map(exchangeKeys.referral),
    ...sent.map(exchangeKeys.appointments),
    ...agreements.values(),
    ...copies.map(({ id }) => paperKeys.paper(tenant, id)),
  ])
  const now = table.clock.now().toISOString()
  const members = answering.flatMap((key) => {
    const item = rowAt(items, key)
    return item ? [readMember(tenant, item, staff)] : []
  })
  return {
    page,
    organisation: presentationIn(tenant, items)?.party ?? refuse({ code: 'not_found' }),
    coach: members.find(({ state, roles }) => state === 'active' && isCaseworker(roles)),
    paper: latestPaper(items, copies, now),
    sent: sent.flatMap((address) => {
      const item = rowAt(items, exchangeKeys.referral(address))
      const key = agreements.get(address.to)
      const agreement = key && rowAt(items, key)
      const corridor: Corridor | undefined = agreement && readClear('Corridor', agreement)
      if (item === undefined) return []
      const { all } = keptAppointments(rowAt(items, exchangeKeys.appointments(address)))
      return [{ referral: readReferral(item), centre: corridor?.parties.to, comingUp: comingUp(all, now) }]
    }),
  }
}
