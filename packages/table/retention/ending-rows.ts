import type { TenantId } from '@passerelle/domain/kernel'
import { type EntityName, fateOf } from '@passerelle/domain/registry'
import { unshow } from '../certificates/index.ts'
import { emptied } from '../engine/entity.ts'
import { type Item, keyOf, versionOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { at, remove, type Write } from '../engine/write.ts'
import { destroyPacked, linksAmong } from '../erasure/index.ts'
import { removeNotes } from '../notes/index.ts'
import { destroyPapers } from '../papers/index.ts'
import { type KeptCase, type Proof, proofsOf } from './kept-case.ts'

type Own = { readonly store: Store; readonly tenant: TenantId }

/** What ends of a case, as writes that may be cut off anywhere and begun anew; and what stays of it. */
export type EndingRows = { readonly writes: readonly Write[]; readonly staying: readonly Proof[] }

/**
 * The end of all that is left of a case but of the proof that stays: notes and the keys of what was told in confidence, what
 * was packed for others, papers, the person's link, and every row; a row of which a part stays is emptied of the rest.
 */
export async function endingRows(
  own: Own,
  kept: KeptCase,
  stays: (proof: Proof) => boolean,
): Promise<EndingRows> {
  const proofs = proofsOf(kept)
  const staying = proofs.filter(stays)
  const stayingItems = new Set(staying.map(({ item }) => item))
  const going = kept.rows
    .filter((item) => !stayingItems.has(item) && !lasting.has(String(item['entity'])))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
  const [packed, notes] = await Promise.all([
    destroyPacked(own, kept.referrals.addresses),
    removeNotes(own, kept.id),
  ])
  return {
    staying,
    writes: [
      ...linksAmong(own, kept, going),
      ...destroyPapers(own, going),
      ...unshow(own, going),
      ...packed,
      ...notes,
      ...going.map(keyOf).map(remove),
      ...staying.flatMap(({ item }) => emptying(item)),
    ],
  }
}

/** The rows by which the clock knows of a case, which go last of all; and the case, with which its end begins. */
const lasting: ReadonlySet<string> = new Set(['CaseRetention', 'CaseHolds', 'Participant'])

/** The list of referrals says where the keys are that have to go, so it goes after them. */
function rankOf({ entity }: Item): number {
  return entity === 'CaseReferrals' ? 1 : 0
}

/** Nothing for a record that stays as a whole, or was emptied before. */
function emptying(item: Item): readonly Write[] {
  const entity = String(item['entity'])
  if (fateOf(entity) !== 'emptied' || item['sealedBriefly'] === undefined) return []
  const put = emptied(entity as EntityName, item) // its fate is known, so it is one
  return [{ table: 'main', put, key: keyOf(item), when: at(versionOf(item)), otherwise: gone }]
}

/** Somebody wrote it in the same moment: the next look finds it. */
const gone = () => ({ code: 'contended' }) as const
