import { refuse, type TenantId, utcDayOf } from '@passerelle/domain/kernel'
import {
  dayAfter,
  type JournalSeal,
  leafText,
  type ProofStep,
  proofOf,
  type SealedLine,
} from '@passerelle/domain/seals'
import { journalRanges } from '../engine/keys/journal.ts'
import { sealRanges } from '../engine/keys/seals.ts'
import { allOf, firstOf, type Store } from '../engine/store.ts'
import { digests, findKeys, readSeal, statementOf } from './seal-rows.ts'
import { sealedLine } from './sealed-lines.ts'

type Own = { readonly store: Pick<Store, 'queryAll'>; readonly tenant: TenantId }

/** That a line stands in the tree of a day. */
export type LineProof = {
  readonly line: SealedLine
  readonly leaf: string
  readonly index: number
  readonly path: readonly ProofStep[]
  readonly root: string
  readonly signed: string
}

/** @throws {Refused} `not_found` for a line that is in no seal, or is not as it was sealed */
export async function proofOfLine(own: Own, place: string): Promise<LineProof> {
  const { store, tenant } = own
  const row = await firstOf(store.queryAll({ ...journalRanges.month(tenant, place), beginsWith: place }))
  if (row === undefined) return refuse({ code: 'not_found' })
  const line = sealedLine(tenant, row)
  const leaf = digests.leaf(leafText(line))
  // What came late stands in the tree of the day after.
  for (const day of [utcDayOf(place), dayAfter(utcDayOf(place))]) {
    const seals = (await allOf(store.queryAll(sealRanges.sealsOfDay(tenant, day)))).map(readSeal)
    const index = seals.flatMap(({ places }) => places).indexOf(place)
    const last = seals.at(-1)
    if (index < 0 || last === undefined) continue
    return proofIn(own, { line, leaf, index }, seals, last)
  }
  return refuse({ code: 'not_found' })
}

async function proofIn(
  { store, tenant }: Own,
  { line, leaf, index }: Pick<LineProof, 'line' | 'leaf' | 'index'>,
  seals: readonly JournalSeal[],
  last: JournalSeal,
): Promise<LineProof> {
  const leaves = seals.flatMap((seal) => seal.leaves)
  const statement = statementOf(last, await findKeys(store, tenant))
  if (leaves[index] !== leaf || statement === undefined) return refuse({ code: 'not_found' })
  return {
    line,
    leaf,
    index,
    path: proofOf(digests, leaves, index),
    root: statement.root,
    signed: last.signed,
  }
}
