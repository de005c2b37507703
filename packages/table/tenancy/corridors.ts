import { type CorridorId, refuse } from '@passerelle/domain/kernel'
import {
  type Corridor,
  limitsTowards,
  withCalendar,
  withParty,
  withRecipient,
} from '@passerelle/domain/tenancy'
import { exchangeKeys, exchangeRanges } from '../engine/keys/exchange.ts'
import { type Parties, rangeAt } from '../engine/keys/key.ts'
import { tenantKeys } from '../engine/keys/tenancy.ts'
import { rowAt } from '../engine/row.ts'
import { firstOf } from '../engine/store.ts'
import { add, contended, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { agreementRow, agreementWrite, readCorridor } from './agreement.ts'
import { limitsWrite, readLimits, requireLimits } from './limits-row.ts'
import { readOwnCalendar, requireOwnCalendar } from './own-calendar.ts'
import { presentationIn, presentationKeys, requirePresentation } from './presentation.ts'

/** The agreements that a tenant is a party of. There is one for each direction between two tenants. */
export type Corridors = {
  get(corridor: CorridorId): Promise<Corridor>
  /** The agreement in one direction, if there is one. */
  find(parties: Parties): Promise<Corridor | undefined>
  list(): Promise<readonly Corridor[]>
  propose(corridor: Corridor, entry: JournalEntry): Promise<void>
  replace(corridor: Corridor, readVersion: number, entry: JournalEntry): Promise<void>
}

/** An agreement of one's own as sender, under the limits that one has set, and what it takes to write it so. */
type UnderLimits = { readonly corridor: Corridor; readonly writes: readonly Write[] }

export function corridors({ store, tenant, keyring, unitOfWork }: TenantTable): Corridors {
  async function find(parties: Parties): Promise<Corridor | undefined> {
    const item = await store.get(exchangeKeys.agreement(parties))
    return item && readCorridor(item)
  }

  /**
   * Each write of an agreement carries the writer's name, places and calendar; one by the sender also its limits, and is
   * entered among the agreements that a limit has to reach: what is changed in the same moment meets it.
   */
  async function underLimits(agreed: Corridor): Promise<UnderLimits> {
    const rows = await store.getAll([
      tenantKeys.safetyLimits(tenant),
      tenantKeys.calendar(tenant),
      ...presentationKeys(tenant),
    ])
    const presented = presentationIn(tenant, rows)
    if (presented === undefined) return refuse({ code: 'not_found' })
    const calendar = readOwnCalendar(rowAt(rows, tenantKeys.calendar(tenant)))
    const corridor = withCalendar(withParty(agreed, tenant, presented.party), tenant, calendar)
    const asRead = [requireOwnCalendar(tenant, calendar), ...requirePresentation(presented)]
    if (corridor.from !== tenant) return { corridor, writes: asRead }
    const book = readLimits(rowAt(rows, tenantKeys.safetyLimits(tenant)))
    const after = withRecipient(book, corridor.to)
    const entered =
      after === book
        ? requireLimits(tenant, book)
        : { ...limitsWrite(tenant, book, after), otherwise: contended }
    const limits = limitsTowards(book, corridor.to)
    // Their absence is worth saying only where there were some.
    const isLimited = limits.length > 0 || corridor.limits !== undefined
    return { corridor: { ...corridor, ...(isLimited && { limits }) }, writes: [entered, ...asRead] }
  }

  return {
    find,

    async get(corridor) {
      const sides = await Promise.all(
        [
          { ...rangeAt(exchangeKeys.corridorsTowards(tenant, corridor)), index: 'gsi1' } as const,
          { ...rangeAt(exchangeKeys.corridorsFrom(tenant, corridor)), index: 'gsi2' } as const,
        ].map((side) => firstOf(store.queryAll({ ...side, limit: 1 }))),
      )
      const found = sides.find((item) => item !== undefined)
      // The index says where it is; the table says what it is.
      return (found && (await find(readCorridor(found)))) ?? refuse({ code: 'not_found' })
    },

    async list() {
      const found: Corridor[] = []
      // Those towards the tenant, then those from it.
      for (const index of ['gsi1', 'gsi2'] as const) {
        const range = { ...exchangeRanges.corridors(tenant), index }
        for await (const item of store.queryAll(range)) found.push(readCorridor(item))
      }
      return found
    },

    async propose(corridor, entry) {
      const key = exchangeKeys.agreement(corridor)
      const previous = await store.get(key)
      // An agreement that ended may be made anew. Its package key goes on: packages under way depend on it; so do the
      // limits, which are the sender's and do not go with an agreement that the receiver proposes.
      if (previous !== undefined) {
        const { state, version, limits, calendars } = readCorridor(previous)
        if (state !== 'ended') refuse({ code: 'already_exists', what: 'corridor' })
        const anew = await underLimits({
          ...corridor,
          ...(limits && { limits }),
          ...(calendars && { calendars }),
        })
        const writes = [agreementWrite(anew.corridor, version), ...anew.writes]
        return unitOfWork.commit({ entry, status: 201, writes })
      }
      const made = await keyring.addCorridor(corridor)
      const taken = () => ({ code: 'already_exists', what: 'corridor' }) as const
      const { corridor: limited, writes } = await underLimits(corridor)
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [add(agreementRow(limited), taken), made, ...writes],
      })
    },

    async replace(corridor, readVersion, entry) {
      const { corridor: limited, writes } = await underLimits(corridor)
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [agreementWrite(limited, readVersion), ...writes],
      })
    },
  }
}
