import {
  admitTry,
  afterRightPin,
  afterWrongPin,
  linkStateAt,
  type PersonLink,
} from '@passerelle/domain/casework'
import type { Clock, MemberId } from '@passerelle/domain/kernel'
import { personRole } from '@passerelle/domain/tenancy'
import type { Credentials } from '@passerelle/table'
import { type KeptLink, placeOfCode } from '@passerelle/table/casework'
import type { CallerDirectory } from '@passerelle/table/events'
import { maxReferralsOfPerson } from '@passerelle/table/key-patterns'
import { isProven } from '@passerelle/vault'
import { type CallerKind, contextOf, type SessionOrder } from './caller.ts'
import { personPolicy } from './person-policy.ts'

/** The services that recognising people takes besides the links themselves. */
export type Doorkeeping = {
  readonly clock: Clock
  readonly mint: (order: SessionOrder) => Promise<Credentials>
}

const codeLength = 52

/**
 * People without an account, by the code of their own link and their PIN. An unknown code, a wrong PIN, a link that is
 * locked, over or revoked, a tenant that is suspended: all are `unknown`, after the same work.
 */
export function people(directory: CallerDirectory, { clock, mint }: Doorkeeping): CallerKind {
  return {
    form: /^[0-9A-HJKMNP-TV-Z]{52}\.\d{6}$/,
    async recognise(credential) {
      const place = placeOfCode(credential.slice(0, codeLength))
      if (place === undefined) return 'unknown'
      const [kept, tenant] = await Promise.all([
        directory.findLink(place),
        directory.findTenant(place.tenantId),
      ])
      const opened = await tryPin(directory, kept, credential, clock)
      if (opened === undefined || tenant?.state !== 'active') return 'unknown'

      const who = { tenantId: place.tenantId, memberId: opened.id as string as MemberId } // the one who acts
      const reach = { tenantId: place.tenantId, participantId: opened.participantId }
      // The person's own session says where their referrals are: the authorizer itself may not look into a case.
      const looking = await mint({ ...who, policy: personPolicy({ ...reach, referrals: [] }) })
      const referrals = await directory.findReferralsOf(looking, place.tenantId, opened)
      if (referrals === undefined) return 'unknown'
      const ids = referrals.slice(-maxReferralsOfPerson)
      return {
        session: { ...who, policy: personPolicy({ ...reach, referrals: ids }) },
        context: {
          roles: personRole,
          ...contextOf(tenant),
          participantId: opened.participantId,
          // The referrals that this session reaches; one that is begun later is seen with the next.
          ...(ids.length > 0 && { referrals: ids.join(',') }),
        },
      }
    },
  }
}

/** The link, where the PIN is the right one. Every try is counted before it is looked at. */
async function tryPin(
  directory: CallerDirectory,
  kept: KeptLink | undefined,
  secret: string,
  clock: Clock,
): Promise<PersonLink | undefined> {
  const now = clock.now().toISOString()
  const counted = kept && (await directory.countTry(kept, (link) => admitTry(link, now)))
  // An admitted try counts as one more; where the link is locked instead, nothing is looked at.
  const isAdmitted = counted !== undefined && linkStateAt(counted.link, now) === 'active'
  const isRight = await isProven(secret, kept?.proof)
  if (!isAdmitted) return undefined
  if (isRight) return (await directory.countTry(counted, (link) => afterRightPin(link, now)))?.link
  await directory.countTry(counted, (link) => afterWrongPin(link, now))
  return undefined
}
