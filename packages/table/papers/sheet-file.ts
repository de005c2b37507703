import type { Reach } from '@passerelle/domain/casework'
import type { Referral } from '@passerelle/domain/exchange'
import { type Instant, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { Corridor, Member, Party } from '@passerelle/domain/tenancy'
import { type CasePage, readCasePage } from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { paperKeys } from '../engine/keys/papers.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { rowAt } from '../engine/row.ts'
import { readReferral } from '../exchange/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readMember } from '../tenancy/index.ts'
import { latestPaper, readPaperCopies } from './papers.ts'

/** The sheet that a person can take along: their case, who accompanies them, and where they were sent. */
export type SheetFile = {
  readonly page: CasePage
  readonly organisation: Party
  readonly coach: Member | undefined
  /** The latest paper that can still be redeemed, to print its codes. */
  readonly paper: { readonly codes: readonly string[]; readonly endsAt: Instant } | undefined
  /** Where this organisation sent the person, the first one first. */
  readonly sent: readonly { readonly referral: Referral; readonly centre: Party | undefined }[]
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
  const settings = tenantKeys.settings(tenant)
  const coach = tenantKeys.member(tenant, page.participant.coachId)
  const agreements = new Map(sent.map((address) => [address.to, exchangeKeys.agreement(address)]))
  const items = await store.getAll([
    settings,
    coach,
    ...sent.map(exchangeKeys.referral),
    ...agreements.values(),
    ...copies.map(({ id }) => paperKeys.paper(tenant, id)),
  ])
  const own = rowAt(items, settings)
  const member = rowAt(items, coach)
  return {
    page,
    organisation: own ? readClear('Tenant', own) : refuse({ code: 'not_found' }),
    coach: member && readMember(tenant, member, staff),
    paper: latestPaper(items, copies, table.clock.now().toISOString()),
    sent: sent.flatMap((address) => {
      const item = rowAt(items, exchangeKeys.referral(address))
      const key = agreements.get(address.to)
      const agreement = key && rowAt(items, key)
      const corridor: Corridor | undefined = agreement && readClear('Corridor', agreement)
      return item ? [{ referral: readReferral(item), centre: corridor?.parties.to }] : []
    }),
  }
}
