import type { Participant } from '@passerelle/domain/casework'
import type { Tenant } from '@passerelle/domain/tenancy'
import { closest, type Language, negotiate } from '@passerelle/messages'
import { Rejected } from '@passerelle/runtime'
import { caseKeys, type Item, type Key, readClear, rowAt, tenantKeys } from '@passerelle/table'
import { type CaseLink, caseKey, readCaseLink, readParticipant } from '@passerelle/table/casework'
import type { SelfContext } from './context.ts'

/** What is known of whoever comes: the case that is about them, and the organisation that keeps it. */
export type Own = {
  readonly participant: Participant
  readonly organisation: Tenant
  readonly link: CaseLink
  /** What `Accept-Language` prefers; where it leaves that open, what the person speaks. */
  readonly language: Language
}

/** Where it stands: to be read in one call with whatever else is wanted. */
export function ownKeys({ table, me }: SelfContext): readonly Key[] {
  const { tenant } = table
  return [caseKey(tenant, me), caseKeys.part(tenant, me, 'LINK'), tenantKeys.settings(tenant)]
}

/**
 * Reads it from the rows. A link that was taken back, or replaced, counts no more from that moment, whatever the gateway
 * still remembers of it.
 *
 * @throws {Rejected} `unauthenticated`
 */
export async function readOwn(context: SelfContext, items: readonly Item[]): Promise<Own> {
  const { table, me } = context
  const [whole, linked, settings] = ownKeys(context).map((key) => rowAt(items, key))
  const link = readCaseLink(linked)
  if (whole === undefined || settings === undefined || link?.id !== context.link) {
    throw new Rejected({ code: 'unauthenticated' })
  }
  const participant = readParticipant(table.tenant, whole, await table.keyring.person(me))
  const spoken = closest(participant.languages)
  return {
    participant,
    organisation: readClear('Tenant', settings),
    link,
    language: negotiate(context.acceptLanguage, spoken),
  }
}
