import type { Participant, Reach } from '@passerelle/domain/casework'
import type { Certificate } from '@passerelle/domain/certificates'
import { hired } from '@passerelle/domain/indicators'
import { type ParticipantId, refuse, type TenantId, type VacancyId } from '@passerelle/domain/kernel'
import {
  type Application,
  type PlacementTally,
  type ReleasedSheet,
  tallied,
  type WorkProfile,
} from '@passerelle/domain/placement'
import type { Tenant } from '@passerelle/domain/tenancy'
import type { Vacancy } from '@passerelle/domain/vacancies'
import {
  type CaseHead,
  caseKey,
  peopleById,
  readHead,
  readParticipant,
  requireCase,
  requireUnmergedCase,
  workOf,
} from '../casework/index.ts'
import { openEntity, readClear } from '../engine/entity.ts'
import { caseRanges } from '../engine/keys/casework.ts'
import { placementKeys, placementRanges } from '../engine/keys/vacancies.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import {
  add,
  at,
  contended,
  type Requirement,
  replace,
  requireRow,
  requireUncontended,
  unlessContended,
  unnamed,
  type Write,
} from '../engine/write.ts'
import { noting, tokened } from '../indicators/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { presentationIn, presentationKeys, requireActiveMember } from '../tenancy/index.ts'
import { replacingVacancy, requireSameVacancy } from '../vacancies/index.ts'
import {
  applicationRow,
  profileRow,
  replacingApplication,
  sheetRow,
  tallyIn,
  tallyWrite,
  type Work,
  workIn,
} from './placement-rows.ts'

/** A case with all that its person agreed to so that they find work, and what the organisation has done so far. */
export type FoundWork = Work & {
  readonly head: CaseHead
  readonly participant: Participant
  readonly tally: PlacementTally
  readonly organisation: Tenant
}

/** An application with whom it is about. */
export type NamedApplication = { readonly application: Application; readonly participant: Participant }

/** Where people within a member's reach are brought together with vacancies. */
export type Placements = {
  /** One query, one call, and one for the key of the person. @throws {Refused} `not_found` */
  find(participant: ParticipantId): Promise<FoundWork>
  /** The certificates of the person, for what is released or compared: one query. */
  certificates(participant: ParticipantId): Promise<readonly Certificate[]>
  /** Writes an agreement, or a profile, as it is now. */
  keepProfile(found: FoundWork, now: WorkProfile, entry: JournalEntry): Promise<void>
  /** Adds an application, as long as the vacancy and the profile are as they were read. @throws {Refused} `already_exists`, `contended` */
  apply(found: FoundWork, application: Application, vacancy: Vacancy, entry: JournalEntry): Promise<void>
  /** Writes an application as it is now, with the places that are taken of its vacancy where that has changed. */
  move(
    found: FoundWork,
    application: { readonly before: Application; readonly now: Application },
    vacancy: { readonly before: Vacancy; readonly now: Vacancy },
    entry: JournalEntry,
  ): Promise<void>
  /** Keeps that a sheet was issued, before anybody sees it, and only while the application and the profile are as they were read. */
  issue(found: FoundWork, application: Application, sheet: ReleasedSheet, entry: JournalEntry): Promise<void>
  /** The applications for a vacancy of the cases within reach, in the order in which they were prepared. */
  ofVacancy(vacancy: VacancyId, page: PageRequest): Promise<PageOf<NamedApplication>>
  /** One call. */
  tally(): Promise<PlacementTally>
}

export function placements(table: TenantTable, reach: Reach): Placements {
  const { store, tenant, keyring, unitOfWork, clock } = table

  async function keyOf(participant: ParticipantId) {
    return (await keyring.people([participant])).get(participant) ?? refuse({ code: 'not_found' })
  }

  return {
    async find(participant) {
      const whole = caseKey(tenant, participant)
      const [around, rows] = await Promise.all([
        store.getAll([whole, placementKeys.tally(tenant), ...presentationKeys(tenant)]),
        allOf(store.queryAll(placementRanges.ofCase(tenant, participant))),
      ])
      const item = rowAt(around, whole)
      const head = readHead(item, reach)
      const key = await keyOf(participant)
      const presented = presentationIn(tenant, around)
      if (item === undefined || presented === undefined) return refuse({ code: 'not_found' })
      return {
        head,
        participant: readParticipant(tenant, item, key),
        tally: tallyIn(tenant, around),
        organisation: presented.tenant,
        ...workIn(tenant, participant, rows, key),
      }
    },

    async certificates(participant) {
      const [rows, key] = await Promise.all([
        allOf(store.queryAll(caseRanges.certificates(tenant, participant))),
        keyOf(participant),
      ])
      return rows.map((row) => openEntity('Certificate', row, key, { owner: tenant, subject: participant }))
    },

    async keepProfile({ head, work, tally }, now, entry) {
      const row = profileRow(tenant, now, await keyring.person(head.id))
      const agreed = work?.state !== 'agreed' && now.state === 'agreed'
      await unitOfWork.commit({
        entry,
        status: agreed ? 201 : 200,
        writes: [
          // Whoever writes an agreement down names no version, also where there was one before.
          work === undefined || agreed
            ? unlessContended(row, work?.version ?? 0)
            : replace(row, work.version),
          // To take something back is possible in a case that goes on as another one, too.
          now.state === 'agreed'
            ? requireUnmergedCase(tenant, head, reach)
            : requireCase(tenant, head, reach),
          ...(work === undefined ? [tallyWrite(tenant, tally, tallied(tally, 'people', 1))] : []),
          ...(agreed
            ? [requireActiveMember(tenant, now.agreement.witnessId, ['body', 'agreement', 'witnessId'])]
            : []),
        ],
      })
    },

    async apply({ head, work, tally }, application, vacancy, entry) {
      const row = applicationRow(tenant, application, await keyring.person(head.id))
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [
          add(row, () => ({ code: 'already_exists', what: 'application' })),
          requireUnmergedCase(tenant, head, reach),
          requireSameWork(tenant, head, work),
          requireSameVacancy(tenant, vacancy),
          requireActiveMember(tenant, application.agreement.witnessId, ['body', 'agreement', 'witnessId']),
          tallyWrite(tenant, tally, tallied(tally, 'applications', 1)),
        ],
      })
    },

    async move({ head, tally }, { before, now }, vacancy, entry) {
      const key = await keyring.person(head.id)
      const isOver = now.state === 'rejected' || now.state === 'withdrawn'
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replacingApplication(tenant, before, now, key),
          isOver ? requireCase(tenant, head, reach) : requireUnmergedCase(tenant, head, reach),
          ...placing(vacancy, tally, tokened(key, now.id, hired(now, clock.timeZone))),
        ],
      })
    },

    async issue({ head, work }, application, sheet, entry) {
      const key = await keyring.person(head.id)
      const place = applicationRow(tenant, application, key).key
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          add(sheetRow(tenant, head.id, sheet, key)),
          requireUnmergedCase(tenant, head, reach),
          requireSameWork(tenant, head, work),
          requireRow(place, at(application.version), contended),
        ],
      })
    },

    async ofVacancy(vacancy, page) {
      const own =
        reach === 'all'
          ? undefined
          : new Set((await workOf(table, reach.member)).map(({ participantId }) => participantId))
      const list = {
        name: `applications ${vacancy} ${reach === 'all' ? '' : reach.member}`,
        index: 'gsi1',
        ...placementRanges.ofVacancy(tenant, vacancy),
        ...(own && { keep: (item: Item) => own.has(readClear('Application', item).participantId) }),
      } as const
      const { items: rows, ...rest } = await readPage(table, list, page)
      const ids = [...new Set(rows.map((row) => readClear('Application', row).participantId))]
      const [people, keys] = await Promise.all([peopleById(table, ids), keyring.people(ids)])
      const items = rows.flatMap((row) => {
        const { participantId: subject } = readClear('Application', row)
        const participant = people.find(({ id }) => id === subject)
        const key = keys.get(subject)
        // Of somebody who is being erased, the rows go one by one.
        if (participant === undefined || key === undefined) return []
        return [{ application: openEntity('Application', row, key, { owner: tenant, subject }), participant }]
      })
      return { items, ...rest }
    },

    tally: async () => tallyIn(tenant, await store.getAll([placementKeys.tally(tenant)])),
  }

  /** Somebody was hired, or does not begin after all: a place of the vacancy, a number, and what figures see of it. */
  function placing(
    vacancy: { readonly before: Vacancy; readonly now: Vacancy },
    tally: PlacementTally,
    occurrence: Parameters<typeof noting>[1][number],
  ): readonly Write[] {
    const by = (vacancy.now.taken ?? 0) - (vacancy.before.taken ?? 0)
    if (by === 0) return []
    return [
      // Whoever moves an application names its version, and not that of the vacancy.
      unnamed(replacingVacancy(tenant, vacancy.now, vacancy.before.version)),
      tallyWrite(tenant, tally, tallied(tally, 'hired', by > 0 ? 1 : -1)),
      noting(table, [occurrence]),
    ]
  }
}

/** Lets a transaction through only while what somebody agreed to, and their profile, are as they were read. */
function requireSameWork(tenant: TenantId, { id }: CaseHead, work: WorkProfile | undefined): Requirement {
  return requireUncontended(placementKeys.profile(tenant, id), work?.version ?? 0)
}
