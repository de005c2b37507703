import type { Reach } from '@passerelle/domain/casework'
import {
  boxPartOf,
  type ConsentEvent,
  isInvolved,
  isKnownToReceiver,
  isTerminal,
  type Owner,
  type Referral,
  type ReferralState,
  type TimelineEvent,
} from '@passerelle/domain/exchange'
import type { ParticipantId, ReferralId } from '@passerelle/domain/kernel'
import { seesEveryReferral } from '@passerelle/domain/tenancy'
import { caseKey, readCaseReferrals, readHead } from '../../casework/index.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeRanges } from '../../engine/keys/exchange.ts'
import { rowAt } from '../../engine/row.ts'
import type { Write } from '../../engine/write.ts'
import type { JournalEntry } from '../../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../../session/page.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { requireAgreement } from '../../tenancy/index.ts'
import { readConsentEvent } from '../consent/consents.ts'
import { type Watching, watchedReferrals } from '../watch/watched-referrals.ts'
import type { Beginning } from './begin-referral.ts'
import { commitReferral, commitSuccessor, requireUnchanged } from './commit-referral.ts'
import { type FoundReferral, findReferral, type Reader, type ReadOptions } from './find-referral.ts'
import { readPresent } from './present-referrals.ts'
import { referralAddresses } from './referral-addresses.ts'
import { openEvents } from './referral-events.ts'
import type { PartName } from './referral-parts.ts'
import { type ListedReferral, readReferral } from './referral-rows.ts'
import type { Step } from './referral-step.ts'

/** The referrals that a tenant is a party of, as far as they are a member's. */
export type Referrals = {
  /** One call; two more where the address is not known yet, and one where the package was sent anew. */
  find<Name extends PartName = never>(
    referral: ReferralId,
    options?: ReadOptions<Name>,
  ): Promise<FoundReferral<Name>>
  /** Writes a new referral in one transaction. */
  create(beginning: Beginning): Promise<void>
  /** Writes a step in one transaction. */
  commit(found: FoundReferral, step: Step): Promise<void>
  /** Writes a step and the new referral that follows upon it in one transaction. */
  succeed(found: FoundReferral, step: Step, beginning: Beginning): Promise<void>
  /** Writes something beside a referral that is still as it was found: that it was read, for example. */
  record(found: FoundReferral, entry: JournalEntry, writes: readonly Write[]): Promise<void>
  /** One query a page; a coach's page as many as it takes. */
  list(box: Box, page: PageRequest): Promise<PageOf<ListedReferral>>
  /**
   * The referrals that must not be forgotten: one query and one call a page; a coach's page as many queries as it
   * takes.
   */
  watched(watching: Watching, page: PageRequest): Promise<PageOf<ListedReferral>>
  /** The referrals of one of the tenant's own cases, the first one first. */
  ofCase(participant: ParticipantId, reach: Reach): Promise<readonly ListedReferral[]>
  timeline(found: FoundReferral, page: PageRequest): Promise<PageOf<TimelineEvent>>
  /** The whole life of a referral's consent, the first event first: one query. */
  consentEvents(found: FoundReferral): Promise<readonly ConsentEvent[]>
}

export type Box = { readonly name: 'inbox' | 'outbox'; readonly state?: ReferralState | undefined }

export function referrals(table: TenantTable, reader: Reader): Referrals {
  const { store, tenant, unitOfWork } = table
  const addresses = referralAddresses(store, tenant)
  const sideOf = ({ from }: Referral): Owner => (from === tenant ? 'sender' : 'receiver')
  const isTheirs = (referral: Referral) => isInvolved(referral, sideOf(referral), reader)
  const isKnown = (referral: Referral) => sideOf(referral) === 'sender' || isKnownToReceiver(referral)

  return {
    find: (referral, options) => findReferral(table, addresses, reader, referral, options),

    async commit(found, step) {
      await commitReferral(table, found, step)
      if (step.ownCase) addresses.remember({ ...found.place, participantId: step.ownCase.participant.id })
    },

    async create({ place, entry, writes }) {
      await unitOfWork.commit({ status: 201, entry, writes })
      addresses.remember(place)
    },

    async succeed(found, step, beginning) {
      await commitSuccessor(table, found, step, beginning)
      addresses.remember(beginning.place)
    },

    record: (found, entry, writes) =>
      unitOfWork.commit({
        status: 200,
        entry,
        writes: [
          requireUnchanged(found),
          // A limit that comes in between is as good as one that came before.
          ...(found.corridor ? [requireAgreement(found.corridor)] : []),
          ...writes,
        ],
      }),

    async list({ name, state }, page) {
      const { items, ...rest } = await readPage(
        table,
        {
          name: `referrals ${name} ${state ?? ''}${seesEveryReferral(reader.roles) ? '' : ` ${reader.memberId}`}`,
          ...exchangeRanges[name](tenant, state && boxPartOf(state)),
          ...(state !== undefined && !isTerminal(state) && { only: { state } }),
          index: name === 'inbox' ? 'gsi1' : 'gsi2',
          newestFirst: true,
          ...(!seesEveryReferral(reader.roles) && { keep: (item) => isTheirs(readReferral(item)) }),
        },
        page,
      )
      const found = items.map(readReferral)
      // A sender's address names its case as well, which the list does not.
      for (const referral of found) if (sideOf(referral) === 'receiver') addresses.hint(referral)
      return { items: found.map((referral) => ({ side: sideOf(referral), referral })), ...rest }
    },

    watched: (watching, page) => watchedReferrals(table, reader, watching, page),

    async ofCase(participant, reach) {
      const places = [caseKey(tenant, participant), caseKeys.part(tenant, participant, 'REFERRALS')]
      const rows = await store.getAll(places)
      const [whole, listed] = places.map((place) => rowAt(rows, place))
      readHead(whole, reach)
      const entered = readCaseReferrals(listed)
      const found = await readPresent(store, entered.addresses)
      return entered.addresses
        .flatMap(({ id }) => found.get(id) ?? [])
        .filter(isKnown)
        .map((referral) => ({ side: sideOf(referral), referral }))
    },

    async consentEvents({ place, thread }) {
      const events: ConsentEvent[] = []
      for await (const item of store.queryAll(exchangeRanges.consentEvents(place))) {
        events.push(readConsentEvent(place, item, thread?.key))
      }
      return events
    },

    async timeline({ place, side, referral }, page) {
      const { offeredAt = '' } = referral
      const { items, ...rest } = await readPage(
        table,
        {
          name: `timeline ${place.id}`,
          ...exchangeRanges.timeline(place),
          // The sender's steps before there was an offer are its own affair.
          ...(side === 'receiver' && { keep: (item) => String(item['at']) >= offeredAt }),
        },
        page,
      )
      return { items: [...(await openEvents(table, place, items))], ...rest }
    },
  }
}
