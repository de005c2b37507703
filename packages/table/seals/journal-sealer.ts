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
import { ordinal } from '../engine/keys/key.ts'
import { sealRanges } from '../engine/keys/seals.ts'
import type { Store } from '../engine/store.ts'
import { add, replace, set } from '../engine/write.ts'
import { chainRow, digests, findChain, findKeys, keyRow, readSeal, sealRow } from './seal-rows.ts'
import { unsealedBetween } from './unsealed.ts'
import { heardBy, partnersOf, telling, witnessedOf } from './witnesses.ts'

/** So many seals are read at once: a run makes few. */
const pageOfSeals = 20

/** A file of the locked bucket. Its name begins with the organisation, and never names another seal. */
export type LockedFile = { readonly name: string; readonly text: string }

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
  /** What does not stand in the locked bucket yet, in its order: the key before what it has signed. One query. */
  toLockAway(chain: JournalChain): Promise<readonly LockedFile[]>
  /** Writes down that all of it stands there. @throws {Refused} `stale_version` */
  noteLockedAway(chain: JournalChain): Promise<void>
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
      // A handover has a line in the journal of either side, so each side’s next seal bears witness of the other’s.
      const isWitness = window.closes || unsealed.some(({ aggregate }) => aggregate === 'Referral')
      const partners = isWitness ? await partnersOf({ store, tenant }) : []
      const heard = await heardBy({ store, tenant }, partners)
      const next = nextSeal(digests, { tenant, chain, now }, window, unsealed, witnessedOf(heard))
      if (next === undefined) return undefined
      const signed = await signSeal(kms, key, next.statement)
      const seal: JournalSeal = { ...next.unsigned, signed }
      const after: JournalChain = { ...next.chain, before: digests.seal(signed), kid: key.kid }
      const isFirst = chain.number === 0
      const row = chainRow(tenant, after)
      await store.transact([
        isFirst ? add(row, () => ({ code: 'stale_version', current: 1 })) : replace(row, chain.version),
        add(sealRow(tenant, seal)),
        ...telling(next.statement, after.before, partners, heard),
        ...(chain.kid === key.kid ? [] : [set(keyRow(tenant, key))]),
      ])
      return after
    },

    async toLockAway({ number, lockedAway }) {
      if (lockedAway === number) return []
      const files: LockedFile[] = []
      const range = { ...sealRanges.seals(tenant), newestFirst: true, limit: pageOfSeals }
      for await (const row of store.queryAll(range)) {
        const seal = readSeal(row)
        if (seal.number <= lockedAway) break
        files.push({ name: `${tenant}/${seal.day}/${ordinal(seal.number)}.jwt`, text: seal.signed })
      }
      const keys = (await findKeys(store, tenant)).map(
        (each): LockedFile => ({ name: `${tenant}/keys/${each.kid}.json`, text: JSON.stringify(each) }),
      )
      return [...keys, ...files.toReversed()]
    },

    async noteLockedAway(chain) {
      const after = { ...chain, version: chain.version + 1, lockedAway: chain.number }
      await store.transact([replace(chainRow(tenant, after), chain.version)])
    },
  }
}
