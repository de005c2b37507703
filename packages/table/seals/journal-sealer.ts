import type { Instant, TenantId } from '@passerelle/domain/kernel'
import {
  beginChain,
  type JournalChain,
  type JournalSeal,
  mostLinesOfSeal,
  nextSeal,
  windowOf,
} from '@passerelle/domain/seals'
import { type Kms, type SealingKey, signSeal } from '@passerelle/vault'
import type { Store } from '../engine/store.ts'
import { add, replace, set } from '../engine/write.ts'
import { chainRow, digests, findChain, keyRow, sealRow } from './seal-rows.ts'
import { unsealedBetween } from './unsealed.ts'

/** The journal of one organisation, as whoever keeps the time seals it. It opens nothing and changes no line. */
export type JournalSealer = {
  /** The chain as far as it has come. One query. */
  chain(): Promise<JournalChain>
  /**
   * Seals what has settled by `now` and is in no seal yet, up to two hundred lines, and closes a day that is over. Gives the
   * chain after it, or nothing where there was nothing to do. @throws {Refused} `stale_version` when somebody else sealed
   * in the same moment: then theirs counts.
   */
  sealNext(chain: JournalChain, now: Instant): Promise<JournalChain | undefined>
}

export function journalSealer(
  { store, tenant, kms }: { readonly store: Store; readonly tenant: TenantId; readonly kms: Kms },
  { openedAt, key }: { readonly openedAt: Instant; readonly key: SealingKey },
): JournalSealer {
  return {
    chain: async () => (await findChain(store, tenant)) ?? beginChain(digests, tenant, openedAt),

    async sealNext(chain, now) {
      const window = windowOf(chain, now)
      // One more than a seal holds tells whether it holds all.
      const unsealed = await unsealedBetween({ store, tenant }, window.from, window.upTo, mostLinesOfSeal + 1)
      const next = nextSeal(digests, { tenant, chain, now }, window, unsealed)
      if (next === undefined) return undefined
      const signed = await signSeal(kms, key, next.statement)
      const seal: JournalSeal = { ...next.unsigned, signed }
      const after: JournalChain = { ...next.chain, before: digests.seal(signed), kid: key.kid }
      const isFirst = chain.number === 0
      const row = chainRow(tenant, after)
      await store.transact([
        isFirst ? add(row, () => ({ code: 'stale_version', current: 1 })) : replace(row, chain.version),
        add(sealRow(tenant, seal)),
        ...(chain.kid === key.kid ? [] : [set(keyRow(tenant, key))]),
      ])
      return after
    },
  }
}
