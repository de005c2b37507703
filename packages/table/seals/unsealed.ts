import type { Instant, TenantId } from '@passerelle/domain/kernel'
import type { SealedLine } from '@passerelle/domain/seals'
import { sealRanges } from '../engine/keys/seals.ts'
import type { Store } from '../engine/store.ts'
import { readSeal } from './seal-rows.ts'
import { linesBetween } from './sealed-lines.ts'

type Own = { readonly store: Pick<Store, 'queryAll'>; readonly tenant: TenantId }

/**
 * The lines between two times that no seal names, in their order, and no more than `most`. One query where there are
 * none at all; else one more for the seals of that time.
 */
export async function unsealedBetween(
  { store, tenant }: Own,
  from: Instant,
  upTo: Instant,
  most: number,
): Promise<readonly SealedLine[]> {
  const found: SealedLine[] = []
  let named: ReadonlySet<string> | undefined
  for await (const line of linesBetween(store, tenant, from, upTo)) {
    named ??= await namedSince({ store, tenant }, from)
    if (named.has(line.place)) continue
    found.push(line)
    if (found.length === most) break
  }
  return found
}

/** A quarter of an hour has few seals; more are read where it is a whole day. */
const sealsAtOnce = 10

/** The places that seals name of lines from a time on: what a seal reached is never before a line that it names. */
async function namedSince({ store, tenant }: Own, from: Instant): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  const range = { ...sealRanges.seals(tenant), newestFirst: true, limit: sealsAtOnce }
  for await (const row of store.queryAll(range)) {
    const { places, upTo } = readSeal(row)
    for (const place of places) named.add(place)
    if (upTo < from) break
  }
  return named
}
