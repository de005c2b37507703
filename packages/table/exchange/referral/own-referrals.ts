import type { Disclosure, TimelineEvent } from '@passerelle/domain/exchange'
import {
  type LinkId,
  type MemberId,
  type ParticipantId,
  type ReferralId,
  refuse,
} from '@passerelle/domain/kernel'
import { personRole } from '@passerelle/domain/tenancy'
import { findOwnCase, type OwnCase, readCaseReferrals } from '../../casework/index.ts'
import { readClear } from '../../engine/entity.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeRanges } from '../../engine/keys/exchange.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { maxReferralsOfPerson } from '../../engine/keys/patterns.ts'
import { allOf } from '../../engine/store.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { type FoundReferral, findReferral, type Reader, type ReadOptions } from './find-referral.ts'
import type { ReferralAddresses } from './referral-addresses.ts'
import { openEvents } from './referral-events.ts'
import type { PartName } from './referral-parts.ts'
import { type Referrals, referrals } from './referrals.ts'

/** The referrals of one person's own case, as that person may see and move them. */
export type OwnReferrals = Pick<Referrals, 'commit' | 'record' | 'consentEvents'> & {
  /** The person's own case, as long as their link counts: one call. */
  own(): Promise<OwnCase | undefined>
  /** Two calls, the first one only once. @throws {Refused} `not_found` for everything that is not theirs */
  find<Name extends PartName = never>(
    referral: ReferralId,
    options?: ReadOptions<Name>,
  ): Promise<FoundReferral<Name>>
  /** The latest of them, the first one first, and how many came before those. */
  all(options: ReadOptions): Promise<{ readonly found: readonly FoundReferral[]; readonly earlier: number }>
  /** The disclosures of a referral and its history; two queries. */
  history(found: FoundReferral): Promise<{
    readonly disclosures: readonly Disclosure[]
    readonly events: readonly TimelineEvent[]
  }>
}

/** The person who asks, by which link, and which referrals their session reaches. */
export type OwnReach = {
  readonly participantId: ParticipantId
  readonly link: LinkId
  readonly referrals: readonly ReferralId[]
}

export function ownReferrals(table: TenantTable, reach: OwnReach): OwnReferrals {
  const { store, tenant } = table
  const { participantId: me, link } = reach
  // The one who acts, for whoever asks whose a referral is.
  const reader: Reader = { memberId: link as string as MemberId, roles: [personRole] }
  const { commit, record, consentEvents } = referrals(table, reader)

  let entered: Promise<readonly ReferralAddress[]> | undefined
  const enter = async () => {
    const item = await store.get(caseKeys.part(tenant, me, 'REFERRALS'))
    return readCaseReferrals(item).addresses
  }
  const places = () => {
    entered ??= enter()
    return entered
  }

  // Where somebody else's referral is, a person is not told: only what their own case names is looked for at all.
  const addresses: ReferralAddresses = {
    async find(referral) {
      const address = (await places()).find(({ id }) => id === referral && reach.referrals.includes(id))
      return address ? { ...address, participantId: me } : refuse({ code: 'not_found' })
    },
    caseOf: async () => me,
    remember: () => undefined,
    hint: () => undefined,
  }
  const find: OwnReferrals['find'] = (referral, options) =>
    findReferral(table, addresses, reader, referral, options)

  return {
    commit,
    record,
    consentEvents,
    find,

    own: () => findOwnCase(table, me, link),

    async all(options) {
      const known = await places()
      const within = known.filter(({ id }) => reach.referrals.includes(id))
      const found = await Promise.all(within.map(({ id }) => find(id, options)))
      return { found, earlier: Math.max(0, known.length - maxReferralsOfPerson) }
    },

    async history(found) {
      const disclosures = await allOf(store.queryAll(exchangeRanges.disclosures(found.place)))
      const events = await allOf(store.queryAll(exchangeRanges.timeline(found.place)))
      return {
        disclosures: disclosures.map((item) => readClear('Disclosure', item)),
        events: await openEvents(table, found.place, events),
      }
    },
  }
}
