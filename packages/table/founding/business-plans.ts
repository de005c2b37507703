import type { Reach } from '@passerelle/domain/casework'
import type { BusinessPlan, BusinessPlanEdition, BusinessRecheck } from '@passerelle/domain/founding'
import { founded } from '@passerelle/domain/indicators'
import { type MemberId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { type CaseHead, caseKey, readHead, requireUnmergedCase } from '../casework/index.ts'
import { openEntity } from '../engine/entity.ts'
import { foundingKeys, foundingRanges } from '../engine/keys/founding.ts'
import type { Key } from '../engine/keys/key.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, replace, type Write } from '../engine/write.ts'
import { noting, tokened } from '../indicators/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { hasOtherCoach } from '../tenancy/index.ts'
import { businessPlanRow, editionRow, recheckRow } from './founding-rows.ts'

/** A case with its business plan, if there is one, and the editions that were asked for. */
export type FoundBusiness = {
  readonly head: CaseHead
  readonly plan: BusinessPlan | undefined
  /** Those of them that were submitted. */
  readonly editions: ReadonlyMap<number, BusinessPlanEdition>
}

/** A business plan, if there is one, with every edition that was submitted. */
export type WholeBusiness = {
  readonly plan: BusinessPlan | undefined
  readonly editions: readonly BusinessPlanEdition[]
}

/** What is written besides a plan, in the same transaction. */
export type Besides = {
  /** An edition that was submitted just now, or of which something was said. */
  readonly edition?: BusinessPlanEdition
  readonly recheck?: BusinessRecheck
}

/** The business plans of the cases within a member's reach. */
export type BusinessPlans = {
  /** One call. @throws {Refused} `not_found` */
  find(participant: ParticipantId, editions?: readonly number[]): Promise<FoundBusiness>
  /** Begins the plan of a case, once. */
  add(head: CaseHead, plan: BusinessPlan, entry: JournalEntry): Promise<void>
  /** Writes a plan that was read before as it is now. */
  replace(
    head: CaseHead,
    before: BusinessPlan,
    now: BusinessPlan,
    entry: JournalEntry,
    besides?: Besides,
  ): Promise<void>
  /** The plan with all its editions, the first first. One call, and one query. */
  whole(participant: ParticipantId): Promise<WholeBusiness>
  /** Whether anybody else is at work for the organisation as a coordinator or a coach. One query. */
  hasOtherCoach(member: MemberId): Promise<boolean>
  /** How the plan was priced anew, the first time first. One call, and one query. */
  rechecks(participant: ParticipantId): Promise<readonly BusinessRecheck[]>
}

export function businessPlans(table: TenantTable, reach: Reach): BusinessPlans {
  const { store, tenant, keyring, unitOfWork } = table

  /** A case within reach, with rows by their places, and what opens each of its rows. */
  async function inCase(participant: ParticipantId, places: readonly Key[] = []) {
    const whole = caseKey(tenant, participant)
    const [items, keys] = await Promise.all([store.getAll([whole, ...places]), keyring.people([participant])])
    const head = readHead(rowAt(items, whole), reach)
    const key = keys.get(participant)
    if (key === undefined) return refuse({ code: 'not_found' })
    const open = <Name extends 'BusinessPlan' | 'BusinessPlanEdition' | 'BusinessRecheck'>(
      name: Name,
      row: Item,
    ) => openEntity(name, row, key, { owner: tenant, subject: participant })
    const planAt = (place: Key) => {
      const row = rowAt(items, place)
      return row && open('BusinessPlan', row)
    }
    return { head, items, open, planAt }
  }

  return {
    async find(participant, wanted = []) {
      const place = foundingKeys.plan(tenant, participant)
      const places = wanted.map((edition) => foundingKeys.edition(tenant, participant, edition))
      const { head, items, open, planAt } = await inCase(participant, [place, ...places])
      const editions = places.flatMap((each) => {
        const row = rowAt(items, each)
        return row ? [open('BusinessPlanEdition', row)] : []
      })
      return {
        head,
        plan: planAt(place),
        editions: new Map(editions.map((edition) => [edition.edition, edition])),
      }
    },

    async add(head, plan, entry) {
      const key = await keyring.person(head.id)
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          add(businessPlanRow(tenant, plan, key), () => ({ code: 'already_exists', what: 'business_plan' })),
          requireUnmergedCase(tenant, head, reach),
        ],
      })
    },

    async replace(head, before, now, entry, { edition, recheck } = {}) {
      const key = await keyring.person(head.id)
      const kept: readonly Write[] = [
        ...(edition
          ? [
              edition.version === 1
                ? add(editionRow(tenant, edition, key))
                : replace(editionRow(tenant, edition, key), edition.version - 1),
            ]
          : []),
        ...(recheck ? [add(recheckRow(tenant, recheck, key))] : []),
        ...(isSameOutcome(before, now)
          ? []
          : [noting(table, [tokened(key, head.id, founded(now, table.clock.timeZone))])]),
      ]
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(businessPlanRow(tenant, now, key), before.version),
          requireUnmergedCase(tenant, head, reach),
          ...kept,
        ],
      })
    },

    async whole(participant) {
      const place = foundingKeys.plan(tenant, participant)
      const [{ open, planAt }, rows] = await Promise.all([
        inCase(participant, [place]),
        allOf(store.queryAll(foundingRanges.editions(tenant, participant))),
      ])
      return { plan: planAt(place), editions: rows.map((row) => open('BusinessPlanEdition', row)) }
    },

    hasOtherCoach: (member) => hasOtherCoach(table, member),

    async rechecks(participant) {
      const [{ open }, rows] = await Promise.all([
        inCase(participant),
        allOf(store.queryAll(foundingRanges.rechecks(tenant, participant))),
      ])
      return rows.map((row) => open('BusinessRecheck', row))
    },
  }
}

function isSameOutcome({ outcome: one }: BusinessPlan, { outcome: other }: BusinessPlan): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
