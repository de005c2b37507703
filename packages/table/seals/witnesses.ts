import type { CalendarDate, Instant, TenantId } from '@passerelle/domain/kernel'
import { mostWitnessed, type SealStatement, type WitnessedSeal } from '@passerelle/domain/seals'
import { exchangeRanges } from '../engine/keys/exchange.ts'
import { sealKeys, sealRanges } from '../engine/keys/seals.ts'
import { firstOf, type Store } from '../engine/store.ts'
import { set, type Write } from '../engine/write.ts'

type Own = { readonly store: Pick<Store, 'queryAll'>; readonly tenant: TenantId }

/** What a partner tells: its newest seal, and the one of ours that it bears witness of. */
export type Told = {
  readonly by: TenantId
  readonly seal: string
  readonly day: CalendarDate
  readonly sealedAt: Instant
  readonly seen?: { readonly seal: string; readonly day: CalendarDate }
}

/** The partners of an organisation whose corridor was signed by both. Two queries. */
export async function partnersOf({ store, tenant }: Own): Promise<readonly TenantId[]> {
  const partners = new Set<TenantId>()
  for (const index of ['gsi1', 'gsi2'] as const)
    for await (const { from, to, state } of store.queryAll({ ...exchangeRanges.corridors(tenant), index })) {
      const partner = (from === tenant ? to : from) as TenantId // written by the codec of a corridor
      if (state === 'active' || state === 'suspended') partners.add(partner)
    }
  return [...partners].toSorted().slice(0, mostWitnessed)
}

/** What each partner tells of its seals; those that have none yet tell nothing. One query a partner. */
export async function heardBy(
  { store, tenant }: Own,
  partners: readonly TenantId[],
): Promise<readonly Told[]> {
  const rows = await Promise.all(
    partners.map((partner) => firstOf(store.queryAll(sealRanges.told(partner, tenant)))),
  )
  return rows.filter((row) => row !== undefined).map((row) => row['told'] as Told) // written by `telling`
}

export function witnessedOf(heard: readonly Told[]): readonly WitnessedSeal[] {
  return heard.map(({ by, seal }) => ({ tenant: by, seal }))
}

/** Tells each partner the newest seal, and which of its own seals that one bears witness of. It tells digests, no counts. */
export function telling(
  { tenant, day, sealedAt }: SealStatement,
  seal: string,
  partners: readonly TenantId[],
  heard: readonly Told[],
): readonly Write[] {
  return partners.map((partner) => {
    const seen = heard.find(({ by }) => by === partner)
    const told: Told = {
      by: tenant,
      seal,
      day,
      sealedAt,
      ...(seen && { seen: { seal: seen.seal, day: seen.day } }),
    }
    return set({ key: sealKeys.told(tenant, partner), entity: 'ToldSeal', version: 1, clear: { told } })
  })
}
