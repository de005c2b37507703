import type { ResourceOf } from '@passerelle/client'
import type { ModuleId, ParticipantId } from '@passerelle/domain/kernel'
import type { Module } from '@passerelle/domain/programmes'
import { type OwnEntity, ownCopy, ownEntities, registry } from '@passerelle/domain/registry'
import { beforeAll, describe, expect, test } from 'vitest'
import { callsOf } from '../bench/recording.ts'
import { aProgramme, memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aSignature, aTraining, aTrainingWith } from '../support/coaching.ts'
import { scan } from '../support/engine.ts'
import { fatou, inDays, journey, preparedCase, twoHouses } from '../support/exchange.ts'
import { addedFile } from '../support/files.ts'
import { anEmployment, daysSinceContact, ofMonth } from '../support/follow-up.ts'
import { aFounding, aShop, aSubmittedShop } from '../support/founding.ts'
import { addedFinding } from '../support/labour.ts'
import { noteAbout } from '../support/notes.ts'
import { type OwnLink, ownLink } from '../support/own-link.ts'
import { agreedToMatching, moved, preparedApplication } from '../support/placement.ts'
import { aRecognitionOf, assess } from '../support/recognition.ts'
import { refusalOf } from '../support/refusal.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

/* What somebody gets who asks for a copy of all that is held about them: every field of it, and nobody else's. */

const stage = await openTestCloud({ concurrency: 1 })
const houses = await twoHouses(stage)
const { miriam, jonas, lead, awa } = houses
const way = journey(houses)

type Copy = ResourceOf<'readOwnCopy'>

/** Facts that this person does not have, because nobody said them or because they did not happen. */
const notSeeded: { readonly [Name in OwnEntity]?: readonly string[] } = {
  Participant: ['openedFrom', 'mergedInto', 'merged', 'programmeId', 'formerProgrammes'],
  FirstInterview: ['expectations'],
  SkillsAssessment: ['education'],
  Plan: ['businessIdeaNote', 'frozenAt', 'certificateRequests'],
  AgreedPlan: ['businessIdeaNote'],
  BusinessPlan: ['source'],
  Referral: ['acknowledgedAt', 'advancedAt', 'erasure', 'supersedes', 'supersededBy', 'vitalTiers'],
  ReferralRequest: ['arrivalWindow'],
  TimelineEvent: ['policy', 'reason'],
  ConsentEvent: ['way'],
  WorkProfile: ['takenBack'],
  Disclosure: ['basis'],
  DisclosedPerson: ['ageUncertain'],
}

/** Told to a counsellor, whom alone a key opens it for. */
const secret = 'Told in confidence'

let person: OwnLink
let participantId: string
let copy: Copy

beforeAll(async () => {
  const participant = await preparedCase(
    houses,
    fatou({ gender: 'female', kind: 'candidate', cameFrom: 'DE' }),
  )
  participantId = participant.id
  const params = { participantId: participant.id }
  const { programme, modules } = await aProgramme(houses.lead.api)
  const { moduleId } = moduleOf(modules)
  const { body: draft } = await miriam.api.readPlan({ params })
  const { body: plan } = await miriam.api.addPlanItem({
    params,
    ifMatch: draft.version,
    body: { moduleId, purpose: 'For the shop', findingIds: [(await addedFinding(lead.api)).id] },
  })
  await miriam.api.agreePlan({
    params,
    ifMatch: plan.version,
    body: { confirmation: 'spoken', language: 'fr' },
  })
  const training = aTraining(programme.id, miriam, { kind: 'short_course', moduleId })
  const session = await aTrainingWith(miriam.api, training, [participant.id])
  const signature = aSignature()
  const line = {
    participantId: participant.id,
    status: 'late',
    teachingUnits: 2,
    note: 'The train',
    notedAt: signature.signedAt,
    signature,
  } as const
  await miriam.api.recordAttendance({
    params: { sessionId: session.id },
    ifMatch: 2,
    body: { lines: [line] },
  })
  const { body: certificate } = await miriam.api.issueCertificate({
    params,
    body: {
      kind: 'competence',
      moduleId,
      partial: true,
      decision: { by: memberId(miriam), on: inDays(-1) },
      validUntil: inDays(700),
    },
  })
  await miriam.api.revokeCertificate({
    params: { ...params, certificateId: certificate.id },
    ifMatch: 1,
    body: { reason: 'replaced' },
  })
  const learnt = await aRecognitionOf(participant.id, miriam, jonas)
  await assess(jonas, learnt, [])
  await miriam.api.issueCertificate({
    params,
    body: { kind: 'recognition', recognitionId: learnt.recognitionId },
  })
  const given = await aRecognitionOf(participant.id, miriam, jonas)
  await miriam.api.endRecognition({ params: given, ifMatch: 2, body: { reason: 'wish_of_person' } })
  const contact = { by: 'phone', outcome: 'reached' } as const
  const note = await noteAbout(miriam.api, participant.id, { class: 'coaching', text: 'Called', contact })
  const corrected = { params: { ...params, noteId: note.id }, body: { text: 'Called twice' }, ifMatch: 1 }
  await miriam.api.rewriteNote(corrected)
  const counsellor = await stage.join(houses.admins.bfz, ['counsellor', 'coordinator'])
  await noteAbout(counsellor.api, participant.id, { class: 'confidential_203', text: secret })
  await addedFile(miriam.api, participant.id, { name: 'Letter of the workshop' })
  const accepted = await way.accepted(await way.offered(await way.asked(await way.draft(participant.id))))
  const at = { params: { referralId: accepted.id } }
  const { slots } = (await miriam.api.findMeetingSlots({ ...at, query: { days: 14, minutes: 60 } })).body
  const { body: proposed } = await miriam.api.proposeAppointment({
    ...at,
    body: {
      kind: 'pre_departure_call',
      slots: slots.slice(0, 1).map(({ start, end }) => ({ start, end })),
      note: 'Staff among themselves',
    },
  })
  await awa.api.agreeAppointment({
    params: { ...at.params, appointmentId: proposed.id },
    ifMatch: 1,
    body: { start: proposed.slots[0]?.start ?? '' },
  })
  await miriam.api.writeMessage({ ...at, body: { text: 'Colleagues among themselves' } })
  const consent = { language: 'fr', witnessId: memberId(jonas), readAloud: true }
  await miriam.api.issuePaper({ params, body: { tiers: ['T0'], needs: ['job_search'], consent } })
  const firm = await addedEmployer(miriam.api)
  const vacancy = await openedVacancy(miriam.api, firm.id)
  await agreedToMatching(miriam.api, participant.id, memberId(jonas))
  const applied = await preparedApplication(miriam.api, participant.id, memberId(jonas), vacancy)
  await miriam.api.issueReleasedSheet({ params: { ...params, applicationId: applied.id }, body: {} })
  await moved(miriam.api, await moved(miriam.api, applied, 'sent'), 'hired')
  const { body: now } = await miriam.api.readReferral(at)
  await way.completed(await way.met(await way.departed(now)))
  const { version } = (await miriam.api.readParticipant({ params })).body
  await miriam.api.moveStage({ params, ifMatch: version, body: { stage: 'returned' } })
  const contactOn = inDays(-daysSinceContact)
  const { body: year } = await miriam.api.beginFollowUps({ params, body: { contactOn } })
  await miriam.api.recordFollowUp({
    params: { ...params, followUpId: ofMonth(year, 3).id },
    ifMatch: 1,
    body: { ...anEmployment({ note: 'Sews for a shop' }), answers: [{ item: 'home', answer: 3 }] },
  })
  await miriam.api.recordBaseline({
    params,
    body: { heldOn: inDays(-120), answers: [{ item: 'home', answer: 1 }] },
  })

  await foundBusiness(participant.id)

  const names = [{ kind: 'official' as const, primary: true, given: 'Zeynep', family: 'Zweitemann' }]
  const other = await preparedCase(houses, fatou({ names, returnDistrict: 'Zinguinchor' }))
  await way.offered(await way.asked(await way.draft(other.id)))
  person = await ownLink(stage, miriam, participant)
  copy = (await person.api.readOwnCopy()).body
})

/** A business that was recommended, founded and priced anew. */
async function foundBusiness(participantId: ParticipantId): Promise<void> {
  const params = { participantId }
  const step = { step: 'Find a room', task: 'Ask the neighbours', dueOn: inDays(20) }
  const plan = await aSubmittedShop(miriam.api, participantId, aShop({ steps: [step] }))
  await lead.api.giveBusinessFeedback({
    params: { ...params, edition: '1' },
    ifMatch: 2,
    body: { advice: 'ready', about: ['idea'], text: 'It can begin' },
  })
  await lead.api.decideBusinessPlan({
    params,
    ifMatch: 3,
    body: { edition: 1, recommendation: 'with_conditions', grounds: 'A permit' },
  })
  await miriam.api.placeHold({ params, body: { ground: 'complaint', until: inDays(90) } })
  await miriam.api.recordBusinessStep({
    params: { ...params, stepId: plan.steps[0]?.id ?? '' },
    ifMatch: 4,
    body: { doneOn: inDays(-1) },
  })
  await miriam.api.recordFoundingOutcome({ params, ifMatch: 5, body: aFounding() })
  await miriam.api.recheckBusinessPlan({
    params,
    ifMatch: 6,
    body: {
      pricedOn: inDays(-1),
      lines: plan.lines.map(({ id: lineId, amount }) => ({ lineId, amount })),
    },
  })
}

function moduleOf([module]: readonly Module[]): { readonly moduleId: ModuleId } {
  if (module === undefined) throw new Error('the template has modules')
  return { moduleId: module.id }
}

type Told = { readonly of: OwnEntity; readonly records: readonly object[] }

function toldIn({ case: own, referrals }: Copy): readonly Told[] {
  return [...own, ...referrals.flatMap(({ held }) => held)]
}

/** The names of all that stands in a value, at any depth. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part)])
}

/** Where the records of an entity stand that is a part of another one. */
const within: { readonly [Name in OwnEntity]?: readonly [OwnEntity, string] } = {
  PlanItem: ['Plan', 'items'],
  FinanceLine: ['BusinessPlan', 'lines'],
  BusinessStep: ['BusinessPlan', 'steps'],
  ReferralRequest: ['Referral', 'request'],
  ConsentGrant: ['ConsentEvent', 'grant'],
}

/** By entity, the fields that the registry gives to the person and that are not in their copy. */
function missingIn(given: Copy): Readonly<Record<string, readonly string[]>> {
  const recordsOf = (entity: OwnEntity) =>
    toldIn(given).flatMap(({ of, records }) => (of === entity ? records : []))
  const fieldsOf = (entity: OwnEntity): readonly string[] => {
    if (entity === 'DisclosedPerson') return namesIn(recordsOf(entity))
    const [whole, part] = within[entity] ?? [entity]
    const records = recordsOf(whole)
    const parts =
      part === undefined
        ? records
        : records.flatMap((record) =>
            Object.entries(record).flatMap(([name, value]) => (name === part ? value : [])),
          )
    return parts.flatMap((record: object) => Object.keys(record))
  }
  const missing = ownEntities.map((entity): [string, readonly string[]] => {
    const [known, left] = [new Set(fieldsOf(entity)), ownCopy[entity]]
    const owed = Object.keys(registry[entity]).filter(
      (field) => !(field in left) && !(notSeeded[entity] ?? []).includes(field),
    )
    return [entity, owed.filter((field) => !known.has(field))]
  })
  return Object.fromEntries(missing.filter(([, fields]) => fields.length > 0))
}

/** Words and numbers that are somebody else's, or that would open something. */
async function strangersIn(given: Copy): Promise<readonly string[]> {
  const text = JSON.stringify(given)
  const staff = [miriam, jonas, lead, awa, ...Object.values(houses.admins)]
  const rows = await scan(stage.cloud, 'main')
  const others = rows.flatMap(({ entity, id }) =>
    entity === 'Participant' && id !== participantId ? [String(id)] : [],
  )
  expect(others.length).toBeGreaterThan(1)
  const emails = staff.map(({ email }) => email)
  const words = ['Zeynep', 'Zweitemann', 'Zinguinchor', 'among themselves', 'PSRL1', person.code, person.pin]
  // A receipt is evidence: it names its two witnesses by their numbers, here as wherever the person gets it.
  const withoutReceipts = JSON.stringify(given, (name, value) => (name === 'receipt' ? undefined : value))
  return [
    ...[...words, ...emails, ...others].filter((word) => text.includes(word)),
    ...staff.map((each) => each.memberId).filter((number) => withoutReceipts.includes(number)),
  ]
}

describe('a copy of all that is held', () => {
  test('has every field that the registry gives to the person', () => {
    expect(missingIn(copy)).toEqual({})
  })

  test('has nothing of anybody else, and nothing that opens anything', async () => {
    expect(await strangersIn(copy)).toEqual([])
  })

  test('tells of a confidential note that there is one, and no word of it', () => {
    const notes = copy.case.find(({ of }) => of === 'Note')?.records ?? []
    expect(notes).toMatchObject([{ class: 'coaching', text: 'Called twice' }, { class: 'confidential_203' }])
    expect(JSON.stringify(copy)).not.toContain(secret)
  })

  test('would be seen to lack a field, and to hold somebody else', async () => {
    const lacking = structuredClone(copy)
    for (const { of, records } of lacking.case)
      if (of === 'FirstInterview') for (const record of records) delete record['goal']
    expect(missingIn(lacking)).toEqual({ FirstInterview: ['goal'] })
    const telling = { ...copy, organisation: { ...copy.organisation, name: `Zeynep, by ${jonas.memberId}` } }
    expect(await strangersIn(telling)).toEqual(['Zeynep', jonas.memberId])
  })

  test('is grouped under words of the person’s language, with the very words that were told', () => {
    expect(copy).toMatchObject({ lang: 'fr', dir: 'ltr', earlier: 0 })
    expect(copy.case.map(({ title }) => title)).toContain('Notre premier entretien')
    const text = JSON.stringify(copy)
    for (const told of [
      'Fatou',
      'Ndiaye',
      '+221 77 000 00 01',
      'A tailor’s shop of her own in Pikine',
      'Needs a wheelchair',
    ])
      expect(text).toContain(told)
    expect(copy.referrals).toMatchObject([
      {
        organisation: { name: houses.dakar.name },
        sender: { name: houses.bfz.name },
        receipt: expect.anything(),
      },
    ])
  })

  test('is written down in the journal, without a value', async () => {
    const { body } = await houses.admins.bfz.api.readJournal({ query: { action: 'readOwnCopy' } })
    expect(body.items).toMatchObject([
      { aggregate: 'Participant', aggregateId: participantId, purpose: 'accountability' },
    ])
  })

  test('takes five queries and a call for the case, a read and three queries for each referral, and one write', async () => {
    const link = (await scan(stage.cloud, 'main')).find(
      (row) => row['entity'] === 'PersonLink' && row['participantId'] === participantId,
    )
    const calls = await callsOf(stage.cloud, { memberId: String(link?.['id']) }, () =>
      person.api.readOwnCopy(),
    )
    const onMain = calls
      .filter(({ tables }) => tables.has(stage.cloud.tables.main))
      .map(({ operation }) => operation)
    expect(onMain.toSorted()).toEqual(
      ['BatchGetItem', 'BatchGetItem', ...Array(9).fill('Query'), 'TransactWriteItems'].toSorted(),
    )
  })

  test('is given to nobody else, and to nobody whose link was taken back', async () => {
    expect(await refusalOf(miriam.api.readOwnCopy())).toMatchObject({ status: 403 })
    await miriam.api.removeLink({ params: { participantId: participantId as never } }) // the id of a case
    expect(await refusalOf(person.api.readOwnCopy())).toMatchObject({ status: 401 })
  })
})
