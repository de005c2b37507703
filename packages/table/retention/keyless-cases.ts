import type { CalendarDate, Clock, Ids, ParticipantId, TenantId } from '@passerelle/domain/kernel'
import { type CaseHead, caseKey, lineKeys, readRetention } from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { caseRanges } from '../engine/keys/casework.ts'
import { dataKeyKeys, dataKeyRanges, personIn, wrapsPeople } from '../engine/keys/data-keys.ts'
import { keyOf, rowAt, versionOf } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { absent, at, remove, type Write } from '../engine/write.ts'
import { writeInTurn } from '../engine/write-in-turn.ts'
import { alsoJournal } from '../session/journal.ts'
import { endingRows } from './ending-rows.ts'
import { findKeptCase, type KeptCase, keptReferrals } from './kept-case.ts'

/** A case of which rows stand although no key opens them: the table came back from before its end. */
export type KeylessCase = { readonly id: ParticipantId; readonly listed: Listed | undefined }

/** The facts by which a case stands in lists, as its line of the caseload says them. */
type Listed = Pick<CaseHead, 'id' | 'openedAt' | 'coachId' | 'deputyId'>

/** What became of one. */
export type Removal = {
  /** Rows of the case and beside it that are there no more. */
  readonly rows: number
  /** Its referrals that came back as under way: somebody has to end them. */
  readonly underWay: number
}

/** What may be done with the cases of one organisation that no key opens any more. A case whose key is there is out of reach. */
export type KeylessCases = {
  /** All of them: a pass over the lists of cases, and one over the keys. @throws {NoKeys} where there are no keys at all */
  find(): Promise<readonly KeylessCase[]>
  /**
   * Removes one with all that leads to it. May be cut off anywhere, and is then begun anew; of two at once one writes it
   * down.
   *
   * @throws {Refused} `contended` where its key is there after all, or another one removed it
   */
  remove(keyless: KeylessCase): Promise<Removal>
}

export function keylessCases(
  { store, tenant }: { readonly store: Store; readonly tenant: TenantId },
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): KeylessCases {
  const own = { store, tenant }

  /** The cases that some list leads to. */
  async function standing(): Promise<ReadonlyMap<ParticipantId, Listed | undefined>> {
    const found = new Map<ParticipantId, Listed | undefined>()
    const kept = { ...caseRanges.retentionUntil(tenant, endOfDays), index: 'gsi1' } as const
    for await (const row of store.queryAll(kept)) found.set(readRetention(row).participantId, undefined)
    for await (const row of store.queryAll(caseRanges.caseload(tenant))) {
      const { id, openedAt, coachId, deputyId } = readClear('CaseloadSummary', row)
      found.set(id, { id, openedAt, coachId, ...(deputyId && { deputyId }) })
    }
    return found
  }

  /** Whose key is there. */
  async function opened(): Promise<ReadonlySet<ParticipantId>> {
    const found = new Set<ParticipantId>()
    let isTableOfKeys = false
    for await (const row of store.queryAll(dataKeyRanges.ofTenant(tenant), 'keys')) {
      const key = keyOf(row)
      if (wrapsPeople(key)) isTableOfKeys = true
      const person = personIn(key)
      if (person !== undefined) found.add(person)
    }
    // Every organisation has the key that wraps those of its people. Without it this is another table, or an empty one.
    if (!isTableOfKeys) throw new NoKeys('an organisation without any key')
    return found
  }

  function removal({ id, rows, head, retention }: KeptCase, listed: Listed | undefined): readonly Write[] {
    const line = head ?? listed
    const lasting = rows.filter(({ entity }) => lastOfAll.has(String(entity)))
    // What tells that nobody else has removed it: the case, or else what is left of one.
    const anchor = rowAt(rows, caseKey(tenant, id)) ?? lasting[0]
    const leading = line ? lineKeys(tenant, line) : []
    const [first, ...rest] = leading
    const version = anchor ? versionOf(anchor) : (retention?.version ?? 0)
    return [
      ...lasting.map((row): Write => {
        const write = remove(keyOf(row))
        return row === anchor ? { ...write, when: at(version), otherwise: meanwhile } : write
      }),
      // Without a row of the case it is its line that tells so.
      ...(first && anchor === undefined
        ? [{ ...remove(first), when: { present: true }, otherwise: meanwhile } as const]
        : leading.slice(0, 1).map(remove)),
      ...rest.map(remove),
      alsoJournal(
        { scope: { tenant, member: 'system' }, operation: 'completeErasure', clock, ids },
        {
          aggregate: 'Participant',
          aggregateId: id,
          version: version + 1,
          fields: [],
          purpose: 'accountability',
        },
      ),
    ]
  }

  return {
    async find() {
      const cases = await standing()
      // Read after the lists: whoever is taken in meanwhile has a key by now.
      const keys = await opened()
      return [...cases].filter(([id]) => !keys.has(id)).map(([id, listed]) => ({ id, listed }))
    },

    async remove({ id, listed }) {
      const kept = await findKeptCase(store, tenant, id)
      const referrals = await keptReferrals(store, kept.referrals.addresses)
      const { writes } = await endingRows(own, kept, () => false)
      const unopened = guarded(store, {
        table: 'keys',
        check: dataKeyKeys.person(tenant, id),
        when: absent,
        otherwise: meanwhile,
      })
      await writeInTurn(unopened, writes)
      // The case and what leads to it go last, so that it is found again where this was cut off.
      const last = removal(kept, listed)
      await unopened.transact(last)
      const isRow = (write: Write) => 'remove' in write && write.table === 'main'
      return {
        rows: [...writes, ...last].filter(isRow).length,
        underWay: referrals.filter(({ endedOn }) => endedOn === undefined).length,
      }
    },
  }
}

/** This is no table of keys of that organisation. */
class NoKeys extends Error {
  override readonly name = 'NoKeys'
}

const endOfDays: CalendarDate = '9999-12-31'

/** The case, and what is known of it without a key; all of it is named by `endingRows` as what outlasts the rest. */
const lastOfAll: ReadonlySet<string> = new Set(['Participant', 'CaseRetention', 'CaseHolds'])

const meanwhile = () => ({ code: 'contended' }) as const

/** Lets each of its transactions through only while something holds. */
function guarded({ transact }: Pick<Store, 'transact'>, requirement: Write): Pick<Store, 'transact'> {
  return { transact: (writes) => transact([requirement, ...writes]) }
}
