import { type Actor, type Circumstances, type Order, rowFor } from '@passerelle/domain/exchange'
import type { Writes } from '@passerelle/table'
import { requireLink } from '@passerelle/table/casework'
import { calendarsOf, type FoundReferral } from '@passerelle/table/exchange'
import type { SelfContext } from './context.ts'

/** A person with their own link acts for themselves, and for no organisation. */
const person: Actor = { side: 'person', roles: [] }

/** Everything that a person's decision about a referral depends on besides what they say. */
export function circumstancesOf({ clock }: SelfContext, found: FoundReferral): Circumstances {
  return {
    now: clock.now().toISOString(),
    actor: person,
    // Whether it is the one that the person saw was looked at when it was found.
    expectedVersion: found.referral.version,
    corridor: found.corridor,
    consent: found.consent.consent,
    calendars: calendarsOf(found),
  }
}

/**
 * @throws {Refused} `illegal_transition` for what is not the person's to say now, before anything is worked out for it
 */
export function assertOrder({ referral }: FoundReferral, order: Order): void {
  rowFor(referral, order, person)
}

/** Lets a transaction through only while the link by which the person came is still the one that counts. */
export function stillLinked({ table, me, link }: SelfContext): Writes {
  return [requireLink(table.tenant, me, link)]
}
