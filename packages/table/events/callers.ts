import { zoneOf } from '@passerelle/domain/calendar'
import type { PersonLink } from '@passerelle/domain/casework'
import type { SessionFeed } from '@passerelle/domain/coaching'
import type { TimeZone } from '@passerelle/domain/codes'
import { type Clock, type Ids, type ReferralId, Refused, type TenantId } from '@passerelle/domain/kernel'
import { arrived, type Tenant } from '@passerelle/domain/tenancy'
import { countedLink, findLink, findOwnReferrals, type KeptLink, type LinkPlace } from '../casework/index.ts'
import { findFeed } from '../coaching/index.ts'
import { connect } from '../engine/connection.ts'
import { readClear } from '../engine/entity.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { rowAt } from '../engine/row.ts'
import { openStore } from '../engine/store.ts'
import { add } from '../engine/write.ts'
import { journalRow } from '../session/journal.ts'
import { openOwnStore } from '../session/own-role.ts'
import { type Credentials, platform, type Tables } from '../session/scope.ts'
import { retryWhileContended } from '../session/while-contended.ts'
import {
  findMembership,
  findServiceCaller,
  type Membership,
  readOwnCalendar,
  replaceClear,
  type ServiceCaller,
  useNoted,
} from '../tenancy/index.ts'

/** An organisation in the registry, with the zone of the clock on its wall. */
export type KnownTenant = Tenant & { readonly timeZone: TimeZone }

/** By what the authorizer recognises who calls: memberships, tenants, and the links of people. Each find is one call. */
export type CallerDirectory = {
  /** Whose an account is, by the identity pool's name for it. */
  findMembership(subject: string): Promise<Membership | undefined>
  /** One call, also together with a link or a feed that is looked for at the same moment. */
  findTenant(tenant: TenantId): Promise<KnownTenant | undefined>
  /**
   * Notes that an invited member is here for the first time, once however many of their requests come at the same
   * moment. It is done with the member's own credentials: the authorizer itself may not look at a tenant's members.
   *
   * @returns whether they are at work: not where they were removed, or the account is another member's meanwhile
   */
  noteArrival(credentials: Credentials, membership: Membership): Promise<boolean>
  /** Whose a client of the identity pool is: two calls, one after the other. */
  findServiceCaller(clientId: string): Promise<ServiceCaller | undefined>
  /** Notes that a system was let in today: at most one write a day. */
  noteServiceUse(caller: ServiceCaller): Promise<void>
  findLink(place: LinkPlace): Promise<KeptLink | undefined>
  /** The feed that a code is of, as long as it is the one of its member. */
  findFeed(code: string): Promise<SessionFeed | undefined>
  /**
   * Changes what is counted of a link, however many others count at the same moment. Nothing where `change` changes
   * nothing, or the link is gone.
   */
  countTry(
    found: KeptLink,
    change: (link: PersonLink) => PersonLink | undefined,
  ): Promise<KeptLink | undefined>
  /**
   * The referrals of the person whom a link is about, the latest last. They are looked up with the person's own
   * credentials: the authorizer itself may not look into a case. Nothing where the case is gone, or the link no longer
   * the one that counts.
   */
  findReferralsOf(
    credentials: Credentials,
    tenant: TenantId,
    link: PersonLink,
  ): Promise<readonly ReferralId[] | undefined>
}

const maxTries = 20

export function openCallerDirectory(
  tables: Tables,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): CallerDirectory {
  const store = openOwnStore(tables)
  return {
    findMembership: (subject) => findMembership(store, subject),
    async findTenant(id) {
      const rows = await store.getAll([tenantKeys.registry(id), tenantKeys.calendar(id)])
      const registered = rowAt(rows, tenantKeys.registry(id))
      if (registered === undefined) return undefined
      const tenant = readClear('Tenant', registered)
      const corrections = readOwnCalendar(rowAt(rows, tenantKeys.calendar(id)))
      return { ...tenant, timeZone: zoneOf(tenant.country, corrections) }
    },
    findServiceCaller: (clientId) => findServiceCaller(store, clientId),
    findLink: (place) => findLink(store, place),
    findFeed: (code) => findFeed(store, code),

    async noteServiceUse(caller) {
      const write = useNoted(caller, clock.now().toISOString())
      if (write !== undefined) await store.transact([write])
    },

    async noteArrival(credentials, { subject, tenantId, memberId }) {
      if (tenantId === platform) return true
      const { documents } = await connect(credentials)
      const own = openStore(documents, tables)
      return retryWhileContended(async () => {
        const item = await own.get(tenantKeys.member(tenantId, memberId))
        if (item === undefined) return false
        const member = readClear('Member', item)
        if (member.state !== 'invited' || member.subject !== subject) return member.state === 'active'
        const now = clock.now().toISOString()
        const entry = {
          aggregate: 'Member',
          aggregateId: memberId,
          version: member.version,
          fields: ['state', 'arrivedAt'],
          purpose: 'administration',
        }
        const actor = { tenant: tenantId, member: memberId, operation: 'arrive' }
        await own.transact([
          replaceClear(item, arrived(member, now), member),
          add(journalRow(actor, entry, now, ids.next())),
        ])
        return true
      })
    },

    async countTry(found, change) {
      let kept: KeptLink | undefined = found
      for (let n = 0; kept !== undefined && n < maxTries; n += 1) {
        const link = change(kept.link)
        if (link === undefined || link === kept.link) return undefined
        try {
          await store.transact([countedLink(kept, link)])
          return { ...kept, link }
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          kept = await findLink(store, found.place)
        }
      }
      return undefined
    },

    async findReferralsOf(credentials, tenant, link) {
      const { documents } = await connect(credentials)
      const found = await findOwnReferrals(openStore(documents, tables), tenant, link)
      return found?.addresses.map(({ id }) => id)
    },
  }
}
