import type { Participant, Reach } from '@passerelle/domain/casework'
import { maxRecognitions, type Recognition } from '@passerelle/domain/certificates'
import {
  type MemberId,
  type ParticipantId,
  type RecognitionId,
  refuse,
  type TenantId,
} from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { type CaseHead, caseKey, readHead, readParticipant, requireUnmergedCase } from '../casework/index.ts'
import { openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import { assessingKeys, assessingRanges } from '../engine/keys/certificates.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, replace } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { hasOtherCoach, requireInstructor } from '../tenancy/index.ts'

/** A recognition with the case that it belongs to, and whom it is about. */
export type FoundRecognition = {
  readonly head: CaseHead
  readonly recognition: Recognition
  readonly participant: Participant
}

/** The recognitions of a case, in the order of their ids. */
export type RecognitionsOfCase = { readonly head: CaseHead; readonly items: readonly Recognition[] }

/** The recognitions that a member works with: those of the cases within reach, and those of which they are assessor. */
export type Recognitions = {
  /** One query, one call, and one for the key of the person. @throws {Refused} `not_found` */
  ofCase(participant: ParticipantId): Promise<RecognitionsOfCase>
  /** One call, and one for the key of the person. @throws {Refused} `not_found` */
  find(participant: ParticipantId, recognition: RecognitionId): Promise<FoundRecognition>
  /** Those that wait for the member's own assessment, the longest first: one query, one call, and one for the keys. */
  toAssess(page: PageRequest): Promise<PageOf<FoundRecognition>>
  /** Begins one. @throws {Refused} `limit_reached` */
  add(of: RecognitionsOfCase, recognition: Recognition, entry: JournalEntry): Promise<void>
  /** Writes one that was read before as it is now; whoever is named anew to assess it has to be at work, and teach. */
  replace(found: FoundRecognition, now: Recognition, entry: JournalEntry): Promise<void>
  /** Whether anybody else is at work for the organisation as a coordinator or a coach. One query. */
  hasOtherCoach(): Promise<boolean>
}

export function recognitions(table: TenantTable, reach: Reach, me: MemberId): Recognitions {
  const { store, tenant, keyring, unitOfWork } = table

  /** Where the member works with a recognition: its assessor does, whoever works with the case. */
  const reachInto = (row: Item): Reach => (readClear('Recognition', row).assessorId === me ? 'all' : reach)

  return {
    async ofCase(participant) {
      const [whole, rows, keys] = await Promise.all([
        store.get(caseKey(tenant, participant)),
        allOf(store.queryAll(caseRanges.recognitions(tenant, participant))),
        keyring.people([participant]),
      ])
      const head = readHead(whole, reach)
      const key = keys.get(participant) ?? refuse({ code: 'not_found' })
      return { head, items: rows.map((row) => openRecognition(tenant, row, key)) }
    },

    async find(participant, id) {
      const places = [caseKey(tenant, participant), caseKeys.recognition(tenant, participant, id)] as const
      const [rows, keys] = await Promise.all([store.getAll(places), keyring.people([participant])])
      const [whole, row] = [rowAt(rows, places[0]), rowAt(rows, places[1])]
      const key = keys.get(participant)
      if (whole === undefined || row === undefined || key === undefined) return refuse({ code: 'not_found' })
      return {
        head: readHead(whole, reachInto(row)),
        recognition: openRecognition(tenant, row, key),
        participant: readParticipant(tenant, whole, key),
      }
    },

    async toAssess(page) {
      const list = { name: `assessing ${me}`, index: 'gsi1', ...assessingRanges.of(tenant, me) } as const
      const { items: rows, ...rest } = await readPage(table, list, page)
      const ids = [...new Set(rows.map((row) => readClear('Recognition', row).participantId))]
      const [cases, keys] = await Promise.all([
        store.getAll(ids.map((each) => caseKey(tenant, each))),
        keyring.people(ids),
      ])
      const items = rows.flatMap((row) => {
        const { participantId } = readClear('Recognition', row)
        const whole = rowAt(cases, caseKey(tenant, participantId))
        const key = keys.get(participantId)
        // Of somebody who is being erased, the rows go one by one.
        if (whole === undefined || key === undefined) return []
        return [
          {
            head: readHead(whole, 'all'),
            recognition: openRecognition(tenant, row, key),
            participant: readParticipant(tenant, whole, key),
          },
        ]
      })
      return { items, ...rest }
    },

    async add({ head, items }, recognition, entry) {
      if (items.length >= maxRecognitions) {
        refuse({ code: 'limit_reached', what: 'recognitions', limit: maxRecognitions })
      }
      const key = await keyring.person(head.id)
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [add(recognitionRow(tenant, recognition, key)), requireUnmergedCase(tenant, head, reach)],
      })
    },

    async replace({ head, recognition: before }, now, entry) {
      const key = await keyring.person(head.id)
      const named = now.assessorId === before.assessorId ? undefined : now.assessorId
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(recognitionRow(tenant, now, key), before.version),
          requireUnmergedCase(tenant, head, before.assessorId === me ? 'all' : reach),
          ...(named ? [requireInstructor(tenant, named, ['body', 'assessorId'])] : []),
        ],
      })
    },

    hasOtherCoach: () => hasOtherCoach(table, me),
  }
}

function openRecognition(tenant: TenantId, row: Item, key: DataKey): Recognition {
  const { participantId } = readClear('Recognition', row)
  return openEntity('Recognition', row, key, { owner: tenant, subject: participantId })
}

/** In the list of its assessor as long as it waits for them. */
function recognitionRow(tenant: TenantId, recognition: Recognition, key: DataKey): Row {
  const { id, participantId, version, state, assessorId, namedAt } = recognition
  return {
    key: caseKeys.recognition(tenant, participantId, id),
    ...(state === 'open' &&
      assessorId &&
      namedAt && { index1: assessingKeys.waiting(tenant, assessorId, { namedAt, id }) }),
    version,
    ...sealEntity('Recognition', recognition, key, { owner: tenant, subject: participantId }),
  }
}
