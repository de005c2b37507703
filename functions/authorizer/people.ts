import {
  admitTry,
  afterRightPin,
  afterWrongPin,
  linkStateAt,
  type PersonLink,
} from '@passerelle/domain/casework'
import { type Clock, type MemberId, Refused } from '@passerelle/domain/kernel'
import { personRole } from '@passerelle/domain/tenancy'
import type { Credentials, Store } from '@passerelle/table'
import {
  countedLink,
  findLink,
  findOwnReferrals,
  type KeptLink,
  placeOfCode,
} from '@passerelle/table/casework'
import { maxReferralsOfPerson } from '@passerelle/table/key-patterns'
import { findTenant } from '@passerelle/table/tenancy'
import { isProven } from '@passerelle/vault'
import type { CallerKind, SessionOrder } from './caller.ts'
import { personPolicy } from './person-policy.ts'

/** What recognising people takes besides the links themselves. */
export type Doorkeeping = {
  readonly clock: Clock
  readonly mint: (order: SessionOrder) => Promise<Credentials>
  /** The tables as a session of these credentials may use them. */
  readonly storeOf: (credentials: Credentials) => Promise<Store>
}

const codeLength = 52

/**
 * People without an account, by the code of their own link and their PIN. An unknown code, a wrong PIN, a link that is
 * locked, over or revoked, a tenant that is suspended: all are `unknown`, after the same work.
 */
export function people(store: Store, { clock, mint, storeOf }: Doorkeeping): CallerKind {
  return {
    form: /^[0-9A-HJKMNP-TV-Z]{52}\.\d{6}$/,
    async recognise(credential) {
      const place = placeOfCode(credential.slice(0, codeLength))
      if (place === undefined) return 'unknown'
      const [kept, tenant] = await Promise.all([findLink(store, place), findTenant(store, place.tenantId)])
      const opened = await tryPin(store, kept, credential, clock)
      if (opened === undefined || tenant?.state !== 'active') return 'unknown'

      const who = { tenantId: place.tenantId, memberId: opened.id as string as MemberId } // the one who acts
      const reach = { tenantId: place.tenantId, participantId: opened.participantId }
      // The person's own session says where their referrals are: the authorizer itself may not look into a case.
      const looking = await mint({ ...who, policy: personPolicy({ ...reach, referrals: [] }) })
      const referrals = await findOwnReferrals(await storeOf(looking), place.tenantId, opened)
      if (referrals === undefined) return 'unknown'
      const ids = referrals.addresses.slice(-maxReferralsOfPerson).map(({ id }) => id)
      return {
        session: { ...who, policy: personPolicy({ ...reach, referrals: ids }) },
        context: {
          roles: personRole,
          kind: tenant.kind,
          participantId: opened.participantId,
          // What this session reaches; one that is begun later is seen with the next.
          ...(ids.length > 0 && { referrals: ids.join(',') }),
        },
      }
    },
  }
}

/** The link, where the PIN is the right one. Every try is counted before it is looked at. */
async function tryPin(
  store: Store,
  kept: KeptLink | undefined,
  secret: string,
  clock: Clock,
): Promise<PersonLink | undefined> {
  const now = clock.now().toISOString()
  const counted = kept && (await counting(store, kept, (link) => admitTry(link, now)))
  // What was admitted has one try more; where the link is locked instead, nothing is looked at.
  const isAdmitted = counted !== undefined && linkStateAt(counted.link, now) === 'active'
  const isRight = await isProven(secret, kept?.proof)
  if (!isAdmitted) return undefined
  if (isRight) return (await counting(store, counted, (link) => afterRightPin(link, now)))?.link
  await counting(store, counted, (link) => afterWrongPin(link, now))
  return undefined
}

const meetings = 20

/** Changes what is counted of a link, however many others count at the same moment; nothing where nothing changes. */
async function counting(
  store: Store,
  found: KeptLink,
  change: (link: PersonLink) => PersonLink | undefined,
): Promise<KeptLink | undefined> {
  let kept: KeptLink | undefined = found
  for (let n = 0; kept !== undefined && n < meetings; n += 1) {
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
}
