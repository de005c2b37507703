import type { AgreedPlan, Reach } from '@passerelle/domain/casework'
import { type FindingId, type ModuleId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import type { Finding } from '@passerelle/domain/labour'
import type { Module } from '@passerelle/domain/programmes'
import type { Entities } from '@passerelle/domain/registry'
import { openEntity, sealEntity } from '../engine/entity.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import type { Key } from '../engine/keys/key.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { findingKeys } from '../engine/keys/vacancies.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { add, replace, type Write } from '../engine/write.ts'
import { readModule } from '../programmes/index.ts'
import type { JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readFinding } from '../vacancies/index.ts'
import { type CaseHead, caseKey, readHead, requireUnmergedCase } from './case-rows.ts'

/** The parts that stand in a case once. */
export type CasePartName = 'FirstInterview' | 'SkillsAssessment' | 'Plan'

const parts = {
  FirstInterview: { place: 'INTERVIEW', taken: { code: 'already_exists', what: 'first_interview' } },
  SkillsAssessment: { place: 'ASSESSMENT', taken: { code: 'already_exists', what: 'assessment' } },
  Plan: { place: 'PLAN', taken: { code: 'already_exists', what: 'plan' } },
} as const

/** What is read in the same call as a part: modules of the tenant's programmes, and what it finds of labour markets. */
export type NamedBesides = {
  readonly modules?: readonly ModuleId[]
  readonly findings?: readonly FindingId[]
}

/** A part of a case as it stands, the case it belongs to, and what was asked for besides. */
export type FoundPart<Name extends CasePartName> = {
  readonly head: CaseHead
  readonly part: Entities[Name] | undefined
  /** Those of them that are the tenant's own. */
  readonly modules: ReadonlyMap<ModuleId, Module>
  /** Likewise. */
  readonly findings: ReadonlyMap<FindingId, Finding>
}

/** One part of the cases within a member's reach. */
export type CaseParts<Name extends CasePartName> = {
  /** One call. @throws {Refused} `not_found` where the member reaches no such case, or the part is not there yet. */
  get(participant: ParticipantId): Promise<Entities[Name]>
  /** One call. */
  find(participant: ParticipantId, besides?: NamedBesides): Promise<FoundPart<Name>>
  /** Writes a part for the first time. */
  add(head: CaseHead, part: Entities[Name], change: PartChange): Promise<void>
  /** Writes a part anew that was read at `readVersion`. */
  replace(head: CaseHead, part: Entities[Name], readVersion: number, change: PartChange): Promise<void>
}

/** The writes besides a part, in the same transaction. */
export type PartChange = {
  readonly entry: JournalEntry
  readonly status: number
  readonly besides?: readonly Write[]
}

export function caseParts<Name extends CasePartName>(
  table: TenantTable,
  reach: Reach,
  name: Name,
): CaseParts<Name> {
  const { store, tenant, keyring, unitOfWork } = table

  async function find(
    participant: ParticipantId,
    { modules = [], findings = [] }: NamedBesides = {},
  ): Promise<FoundPart<Name>> {
    const whole = caseKey(tenant, participant)
    const place = caseKeys.part(tenant, participant, parts[name].place)
    const ofModules = [...new Set(modules)].map((module) => programmeKeys.module(tenant, module))
    const ofFindings = [...new Set(findings)].map((finding) => findingKeys.finding(tenant, finding))
    const [rows, keys] = await Promise.all([
      store.getAll([whole, place, ...ofModules, ...ofFindings]),
      keyring.people([participant]),
    ])
    const head = readHead(rowAt(rows, whole), reach)
    const key = keys.get(participant)
    if (key === undefined) return refuse({ code: 'not_found' })
    const item = rowAt(rows, place)
    const part = item && openEntity(name, item, key, { owner: tenant, subject: participant })
    const readAt = <Thing>(keys: readonly Key[], read: (item: Item) => Thing) =>
      keys.flatMap((key) => {
        const row = rowAt(rows, key)
        return row ? [read(row)] : []
      })
    return {
      head,
      part,
      modules: new Map(readAt(ofModules, readModule).map((module) => [module.id, module])),
      findings: new Map(readAt(ofFindings, readFinding).map((finding) => [finding.id, finding])),
    }
  }

  async function write(
    head: CaseHead,
    part: Entities[Name],
    { entry, status, besides = [] }: PartChange,
    put: (row: Row) => Write,
  ): Promise<void> {
    const row = await partRow(table, name, part)
    await unitOfWork.commit({
      entry,
      status,
      writes: [put(row), requireUnmergedCase(tenant, head, reach), ...besides],
    })
  }

  return {
    find,
    get: async (participant) => (await find(participant)).part ?? refuse({ code: 'not_found' }),
    add: (head, part, change) => write(head, part, change, (row) => add(row, () => parts[name].taken)),
    replace: (head, part, readVersion, change) =>
      write(head, part, change, (row) => replace(row, readVersion)),
  }
}

/** A part as it is kept, for whoever writes it together with other things. */
export async function partRow<Name extends CasePartName>(
  { tenant, keyring }: TenantTable,
  name: Name,
  part: Entities[Name],
): Promise<Row> {
  const { participantId } = part
  const key = await keyring.person(participantId)
  return {
    key: caseKeys.part(tenant, participantId, parts[name].place),
    version: part.version,
    ...sealEntity(name, part, key, { owner: tenant, subject: participantId }),
  }
}

/** The write that keeps a plan as it was agreed. */
export async function keepAgreed({ tenant, keyring }: TenantTable, edition: AgreedPlan): Promise<Write> {
  const { participantId, agreement } = edition
  const key = await keyring.person(participantId)
  return add({
    key: caseKeys.agreedPlan(tenant, participantId, agreement.edition),
    version: 1,
    ...sealEntity('AgreedPlan', edition, key, { owner: tenant, subject: participantId }),
  })
}
