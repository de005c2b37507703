import { type Participant, type Plan, type Reach, withIssued } from '@passerelle/domain/casework'
import {
  type Certificate,
  type Grounds,
  type IssuerKeys,
  publicPartOf,
  type StatusList,
} from '@passerelle/domain/certificates'
import { certified } from '@passerelle/domain/indicators'
import {
  type CertificateId,
  type ModuleId,
  type ParticipantId,
  type ProgrammeId,
  refuse,
} from '@passerelle/domain/kernel'
import type { Tenant } from '@passerelle/domain/tenancy'
import {
  type CaseHead,
  caseKey,
  partRow,
  readHead,
  readParticipant,
  requireUnmergedCase,
} from '../casework/index.ts'
import { openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { caseKeys, caseRanges } from '../engine/keys/casework.ts'
import { certificateKeys } from '../engine/keys/certificates.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { type Item, type Row, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, contended, replace, type Write } from '../engine/write.ts'
import { noting, tokened } from '../indicators/index.ts'
import { readModule } from '../programmes/index.ts'
import { alsoJournal, type JournalEntry } from '../session/journal.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { presentationIn, presentationKeys, requireInstructor } from '../tenancy/index.ts'
import { keepingPair, type NewPair, readIssuerKeys, requireIssuerKeys } from './issuer-keys.ts'
import { shownRow } from './shown.ts'
import { readStatusList, takePlace, writeList } from './status-lists.ts'

/** The module or the programme that a certificate is asked for. */
export type Asked = {
  readonly moduleId?: ModuleId | undefined
  readonly programmeId?: ProgrammeId | undefined
}

/** A case with all upon which a certificate is issued, and what it takes to sign one. */
export type FoundGrounds = {
  readonly head: CaseHead
  readonly plan?: Plan | undefined
  readonly organisation: Tenant
  readonly grounds: Grounds
  readonly keys?: IssuerKeys | undefined
  readonly list?: StatusList | undefined
}

/** A certificate with whose it is and who issued it. */
export type NamedCertificate = {
  readonly certificate: Certificate
  readonly participant: Participant
  readonly organisation: Tenant
}

/** A certificate that is to be taken back, with its case and its place in a list. */
export type FoundCertificate = {
  readonly head: CaseHead
  readonly certificate: Certificate
  /** Its number in the case. */
  readonly number: number
  readonly organisation: Tenant
  readonly keys: IssuerKeys
  readonly list: StatusList
}

/** A certificate that was signed, and the list in which it takes a place. */
export type Signed = {
  readonly certificate: Certificate
  readonly keys: IssuerKeys
  /** Present where the organisation has signed nothing before: the pair with which it begins. */
  readonly newPair?: NewPair | undefined
  /** Present where it is the first one of its list. */
  readonly newList?: StatusList | undefined
}

/** The certificates of the cases within a member's reach. */
export type Certificates = {
  /** The certificates of a case, the first one first. One query, and one call for its key. */
  ofCase(participant: ParticipantId): Promise<readonly Certificate[]>
  /** One certificate with its names: one query and one call. @throws {Refused} `not_found` */
  named(participant: ParticipantId, certificate: CertificateId): Promise<NamedCertificate>
  /** All upon which one is issued: one query, one call, and one for the key of the person. */
  grounds(participant: ParticipantId, asked: Asked, list: number): Promise<FoundGrounds>
  /**
   * Writes a certificate, what anybody may know of it, its place in the list, and the plan that asked for it. Refused as
   * `contended` where the place is taken, another one was issued in the case, or the key was changed.
   */
  issue(found: FoundGrounds, signed: Signed, entry: JournalEntry): Promise<void>
  /** The same for one of many, each in a transaction of its own: the request itself is remembered by whoever asks. */
  issueAmong(found: FoundGrounds, signed: Signed, entry: JournalEntry): Promise<void>
  /** One query and one call. @throws {Refused} `not_found` */
  find(participant: ParticipantId, certificate: string): Promise<FoundCertificate>
  /** Writes that it was taken back, for its organisation and for everybody. */
  revoke(found: FoundCertificate, now: Certificate, list: StatusList, entry: JournalEntry): Promise<void>
}

export function certificates(table: TenantTable, reach: Reach): Certificates {
  const { store, tenant, keyring, unitOfWork } = table

  /** A case within reach out of its rows, whose parts are opened by their names. */
  async function openCase(participant: ParticipantId, whole: Item | undefined, rows: readonly Item[]) {
    const head = readHead(whole, reach)
    const key = (await keyring.people([participant])).get(participant)
    if (whole === undefined || key === undefined) return refuse({ code: 'not_found' })
    const belonging = { owner: tenant, subject: participant }
    return {
      head,
      participant: readParticipant(tenant, whole, key),
      all: <Name extends 'Certificate' | 'Attendance' | 'Plan' | 'Recognition'>(name: Name) =>
        rows.filter(({ entity }) => entity === name).map((row) => openEntity(name, row, key, belonging)),
    }
  }

  async function certificatesOf(participant: ParticipantId) {
    const [whole, rows] = await Promise.all([
      store.get(caseKey(tenant, participant)),
      allOf(store.queryAll(caseRanges.certificates(tenant, participant))),
    ])
    const { head, all } = await openCase(participant, whole, rows)
    return { head, issued: all('Certificate') }
  }

  function organisationIn(rows: readonly Item[]): Tenant {
    const presented = presentationIn(tenant, rows)
    if (presented === undefined) throw new TypeError('an organisation without its settings')
    return presented.tenant
  }

  function around(list: number) {
    return [
      ...presentationKeys(tenant),
      certificateKeys.issuerKeys(tenant),
      certificateKeys.statusList(tenant, list),
    ]
  }

  function circumstances(rows: readonly Item[], list: number) {
    return {
      organisation: organisationIn(rows),
      keys: readIssuerKeys(rowAt(rows, certificateKeys.issuerKeys(tenant))),
      list: readStatusList(rowAt(rows, certificateKeys.statusList(tenant, list))),
    }
  }

  async function rowOf(certificate: Certificate, number: number): Promise<Row> {
    const { participantId, version } = certificate
    const key = await keyring.person(participantId)
    return {
      key: caseKeys.certificate(tenant, participantId, number),
      version,
      ...sealEntity('Certificate', certificate, key, { owner: tenant, subject: participantId }),
    }
  }

  async function countingWrite(certificate: Certificate): Promise<Write> {
    const key = await keyring.person(certificate.participantId)
    return noting(table, [tokened(key, certificate.id, certified(certificate, table.clock.timeZone))])
  }

  async function issuing(
    { head, plan, grounds, organisation }: FoundGrounds,
    { certificate, keys, newPair, newList }: Signed,
  ): Promise<readonly Write[]> {
    const { moduleId, decision, issuedAt } = certificate
    const fulfilled = plan && moduleId && withIssued(plan, moduleId, issuedAt)
    return [
      add(await rowOf(certificate, grounds.issued.length + 1), contended),
      add(shownRow(publicPartOf(certificate, organisation))),
      await countingWrite(certificate),
      takePlace(tenant, certificate.status),
      ...(newList ? [writeList(newList, undefined)] : []),
      ...(newPair ? keepingPair(keys, undefined, newPair) : [requireIssuerKeys(keys)]),
      requireUnmergedCase(tenant, head, reach),
      ...(decision ? [requireInstructor(tenant, decision.by, ['body', 'decision', 'by'])] : []),
      ...(plan && fulfilled
        ? [{ ...replace(await partRow(table, 'Plan', fulfilled), plan.version), otherwise: contended }]
        : []),
    ]
  }

  return {
    ofCase: async (participant) => (await certificatesOf(participant)).issued,

    async named(participant, id) {
      const [around, rows] = await Promise.all([
        store.getAll([caseKey(tenant, participant), ...presentationKeys(tenant)]),
        allOf(store.queryAll(caseRanges.certificates(tenant, participant))),
      ])
      const { participant: person, all } = await openCase(
        participant,
        rowAt(around, caseKey(tenant, participant)),
        rows,
      )
      const certificate = all('Certificate').find((each) => each.id === id) ?? refuse({ code: 'not_found' })
      return { certificate, participant: person, organisation: organisationIn(around) }
    },

    async grounds(participant, { moduleId, programmeId }, list) {
      const asked = [
        ...(moduleId ? [programmeKeys.module(tenant, moduleId)] : []),
        ...(programmeId ? [programmeKeys.programme(tenant, programmeId)] : []),
      ]
      const [parts, rows] = await Promise.all([
        allOf(store.queryAll(caseRanges.whole(tenant, participant))),
        store.getAll([...around(list), ...asked]),
      ])
      const whole = rowAt(parts, caseKey(tenant, participant))
      const { head, participant: person, all } = await openCase(participant, whole, parts)
      const [module, programme] = [
        moduleId && rowAt(rows, programmeKeys.module(tenant, moduleId)),
        programmeId && rowAt(rows, programmeKeys.programme(tenant, programmeId)),
      ]
      const [plan] = all('Plan')
      const found = circumstances(rows, list)
      return {
        head,
        plan,
        ...found,
        grounds: {
          issuer: { id: tenant, language: found.organisation.language },
          participantId: participant,
          programmeId: person.programmeId,
          plan,
          module: module ? readModule(module) : undefined,
          programme: programme ? readClear('Programme', programme) : undefined,
          attendances: all('Attendance'),
          recognitions: all('Recognition'),
          issued: all('Certificate'),
        },
      }
    },

    async issue(found, signed, entry) {
      await unitOfWork.commit({ entry, status: 201, writes: await issuing(found, signed) })
    },

    async issueAmong(found, signed, entry) {
      await store.transact([...(await issuing(found, signed)), alsoJournal(table, entry)])
    },

    async find(participant, id) {
      const { head, issued } = await certificatesOf(participant)
      const number = issued.findIndex((each) => each.id === id) + 1
      const certificate = issued[number - 1] ?? refuse({ code: 'not_found' })
      const { list } = certificate.status
      const found = circumstances(await store.getAll(around(list)), list)
      if (found.keys === undefined || found.list === undefined) {
        throw new TypeError('a certificate without what it was signed with')
      }
      return { head, certificate, number, ...found, keys: found.keys, list: found.list }
    },

    async revoke(
      { head, certificate: before, number, organisation, keys, list: listBefore },
      now,
      list,
      entry,
    ) {
      await unitOfWork.commit({
        entry,
        status: 200,
        writes: [
          replace(await rowOf(now, number), before.version),
          replace(shownRow(publicPartOf(now, organisation)), before.version),
          writeList(list, listBefore),
          await countingWrite(now),
          requireIssuerKeys(keys),
          requireUnmergedCase(tenant, head, reach),
        ],
      })
    },
  }
}
