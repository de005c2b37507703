import { type ParticipantId, type ReferralId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { expiringCache } from '@passerelle/vault'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { type ReferralAddress, rangeAt } from '../../engine/keys/key.ts'
import type { Item, Row } from '../../engine/row.ts'
import { firstOf, type Store } from '../../engine/store.ts'
import { add, type Write } from '../../engine/write.ts'

/** Where a referral stands, and which of one's own cases it is about: a receiver has one from acceptance on. */
export type Whereabouts = ReferralAddress & { readonly participantId?: ParticipantId }

/**
 * Finds referrals by their id alone. A match says where to look, and nothing of who may: the read that
 * follows decides.
 */
export type ReferralAddresses = {
  /** No call where it is known already, else two at once. @throws {Refused} `not_found` */
  find(referral: ReferralId): Promise<Whereabouts>
  /** One's own case of a referral; one call where it is not known yet. */
  caseOf(referral: ReferralId): Promise<ParticipantId | undefined>
  /** Keeps in mind what was just written. */
  remember(place: Whereabouts): void
  /** Keeps in mind what a list showed, where nothing is known yet. */
  hint(place: ReferralAddress): void
}

// An address never changes, so what ends an entry is the bound alone. One environment serves one tenant (Lambda tenant
// isolation); entries are named by tenant all the same.
const known = expiringCache<Whereabouts>({ most: 20_000, lifetimeMs: 24 * 3_600_000 })

export function referralAddresses(store: Store, tenant: TenantId): ReferralAddresses {
  const nameOf = (referral: ReferralId) => `${tenant}#${referral}`

  async function ownRow(referral: ReferralId): Promise<Whereabouts | undefined> {
    const item = await store.get(exchangeKeys.address(tenant, referral))
    return item && readAddress(item)
  }

  async function door(referral: ReferralId): Promise<Whereabouts | undefined> {
    const range = { ...rangeAt(exchangeKeys.doorOf(tenant, referral)), index: 'gsi1', limit: 1 } as const
    const item = await firstOf(store.queryAll(range))
    return item && readAddress(item)
  }

  return {
    async find(referral) {
      return known.get(nameOf(referral), async () => {
        const [own, offered] = await Promise.all([ownRow(referral), door(referral)])
        return own ?? offered ?? refuse({ code: 'not_found' })
      })
    },

    async caseOf(referral) {
      const place = await known.peek(nameOf(referral))
      if (place?.participantId !== undefined) return place.participantId
      const own = await ownRow(referral)
      if (own !== undefined) known.keep(nameOf(referral), own)
      return own?.participantId
    },

    remember(place) {
      known.keep(nameOf(place.id), place)
    },

    hint({ from, to, id }) {
      if (known.peek(nameOf(id)) === undefined) known.keep(nameOf(id), { from, to, id })
    },
  }
}

/** Lets a party find a referral by its id, together with its own case. */
export function addressWrite(party: TenantId, place: Required<Whereabouts>): Write {
  return add(addressRow(exchangeKeys.address(party, place.id), place))
}

/** Lets the receiver find an offer that it has no case of yet. */
export function doorWrite({ from, to, id }: ReferralAddress): Write {
  const row = addressRow(exchangeKeys.door({ from, to, id }), { from, to, id })
  return add({ ...row, index1: exchangeKeys.doorOf(to, id) })
}

function addressRow(key: Row['key'], clear: Whereabouts): Row {
  return { key, entity: 'ReferralAddress', version: 1, clear }
}

function readAddress(item: Item): Whereabouts {
  const { id, from, to, participantId } = item as unknown as Whereabouts // written by `addressRow` alone
  return { id, from, to, ...(participantId && { participantId }) }
}
