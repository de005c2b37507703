import type { Client } from '@passerelle/client'
import type { Participant } from '@passerelle/domain/casework'
import type { Module } from '@passerelle/domain/programmes'
import { aProgramme, memberId } from '../support/casework.ts'
import type { Person, TestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { inDays, journey, type SeenReferral, type TwoHouses, today, twoHouses } from '../support/exchange.ts'
import { aDocument, addedFile, contentOf } from '../support/files.ts'
import { anEmployment } from '../support/follow-up.ts'
import { aShop, aSubmittedShop } from '../support/founding.ts'
import { begin, cells, send, table } from '../support/imports.ts'
import { askOf, openForms } from '../support/newcomers.ts'
import { noteAbout } from '../support/notes.ts'
import { agreedToMatching, preparedApplication } from '../support/placement.ts'
import { aTrade } from '../support/recognition.ts'
import { addedEmployer, anEmployer, openedVacancy } from '../support/vacancies.ts'
import { type Canary, canary, memberStems } from './canaries.ts'

/** Two organisations full of marked people, some of them on their way from the one to the other. */
export type Town = {
  readonly houses: TwoHouses
  readonly participants: readonly Participant[]
  readonly referrals: readonly SeenReferral[]
  /** Somebody on the staff whose name and address are marked. */
  readonly colleague: Person
}

/** How many requests are under way at once while people move in. */
const atOnce = 4

export async function populate(stage: TestCloud, people: number): Promise<Town> {
  const houses = await twoHouses(stage)
  const email = `${memberStems.email}@example.org`
  await houses.admins.bfz.api.inviteMember({
    body: { name: `${memberStems.name} Müller`, email, roles: ['coach'] },
  })
  await stage.cloud.settled()
  const tokens = await stage.signIn(email)
  const api = stage.client(tokens.access)
  const { body: me } = await api.readMe()
  const { modules } = await aProgramme(houses.lead.api)
  // Whom one asks at an employer is a person as well.
  await houses.lead.api.addEmployer({
    body: anEmployer({
      contact: { name: `${memberStems.name} Roofs`, email: `${memberStems.email}@roofs.example.org` },
    }),
  })
  const counsellor = await stage.join(houses.admins.bfz, ['counsellor', 'coordinator'])

  const participants: Participant[] = []
  const referrals: SeenReferral[] = []
  let next = 0
  async function moveIn(): Promise<void> {
    for (let n = next++; n < people; n = next++) {
      const person = canary(n)
      const participant = await settle(houses, person, modules)
      await confide(counsellor, person, participant)
      participants.push(participant)
      // Every third of them goes somewhere.
      const end = n % 3 === 0 ? ends[(n / 3) % ends.length] : undefined
      if (end !== undefined) referrals.push(await end(houses, person, participant))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, moveIn))
  await askAround(stage, houses)
  await stage.cloud.settled()
  return { houses, participants, referrals, colleague: { api, tokens, email, memberId: me.memberId } }
}

/**
 * People without an account ask the centre for contact: by a program, and by the form, which is shown again with what they
 * typed. One of them takes it back; the others are read and answered.
 */
async function askAround({ cloud, client }: TestCloud, { admins, awa, dakar }: TwoHouses): Promise<void> {
  await admins.dakar.api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr'] } })
  await cloud.settled()
  const visitor = client()
  const nextForm = await openForms(visitor, 4)
  const to = { organisationId: dakar.id }
  const receipts = await Promise.all(
    [0, 1, 2].map(async (n) => {
      const { person, word, arabicWord } = canary(n)
      const said = {
        name: word('given'),
        channel: person.channels?.[n],
        when: arabicWord('when'),
        words: word('words'),
      }
      return (await visitor.askForContact({ body: askOf(to, nextForm(), said) })).body
    }),
  )
  const { word, arabicWord } = canary(3)
  const typed = {
    in: 'ar',
    token: nextForm(),
    centre: dakar.id,
    name: word('given'),
    words: arabicWord('words'),
  }
  const shown = await fetch(`${cloud.api}/v1/public/pages/contact`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(typed),
  })
  if (shown.status !== 400) throw new Error('a form that lacks nearly everything was taken')
  await visitor.takeBackContactRequest({ params: { receiptCode: receipts[0]?.code ?? '' } })
  for (const { id } of (await awa.api.listContactRequests()).body.items) {
    const params = { contactRequestId: id }
    const { body: read } = await awa.api.readContactRequest({ params })
    await awa.api.answerContactRequest({ params, ifMatch: read.version, body: { answer: 'contacted' } })
  }
}

/** A case with everything in it, changed once. */
async function settle(
  { miriam, jonas }: TwoHouses,
  person: Canary,
  modules: readonly Module[],
): Promise<Participant> {
  const { body: taken } = await miriam.api.takeInParticipant({ body: person.person })
  const params = { participantId: taken.id }
  await miriam.api.recordFirstInterview({ params, body: person.interview })
  await miriam.api.recordAssessment({ params, body: person.assessment })
  await miriam.api.beginPlan({ params, body: person.plan(modules) })
  await miriam.api.agreePlan({ params, body: { confirmation: 'spoken', language: 'fr' }, ifMatch: 1 })
  await attend(miriam, modules, person, taken)
  await comeByFile(miriam, person)
  await planBusiness(miriam, person, taken)
  await learnElsewhere(miriam.api, person, taken)
  await lookForWork(miriam, jonas, person, taken)
  await miriam.api.placeHold({ params, body: { ground: 'complaint', until: inDays(90) } })
  await noteAbout(miriam.api, taken.id, { class: 'coaching', text: person.word('note') })
  const content = aDocument(`(${person.word('paper')})`)
  const paper = await addedFile(miriam.api, taken.id, { name: person.arabicWord('name of a file'), content })
  await contentOf(miriam.api, paper)
  const { body: changed } = await miriam.api.editParticipant({
    params,
    body: { returnDistrict: person.arabicWord('other district') },
    ifMatch: 1,
  })
  return changed
}

/** Agrees to be matched by words of their own, and applies; the employer gets some of it on paper. */
async function lookForWork(
  { api }: Person,
  witness: Person,
  { word, arabicWord }: Canary,
  { id }: Pick<Participant, 'id'>,
): Promise<void> {
  const skills = [word('craft'), arabicWord('trade')]
  await agreedToMatching(api, id, memberId(witness), { skills })
  const vacancy = await openedVacancy(api, (await addedEmployer(api)).id)
  const applied = await preparedApplication(api, id, memberId(witness), vacancy, ['name', 'phone', 'skills'])
  await api.issueReleasedSheet({ params: { participantId: id, applicationId: applied.id }, body: {} })
}

/** The same person in a file: likely to be known already, so nobody is taken in a second time. */
async function comeByFile({ api }: Person, { person, word }: Canary): Promise<void> {
  const [name] = person.names
  const row = cells({
    given: name?.given ?? word('given'),
    ...(name?.family && { family: name.family }),
    birth: person.birth?.date ?? `${person.birth?.year}`,
    returnDistrict: word('district of a file'),
    email: word('wrong address of a file'),
  })
  const file = word('file')
  const { id } = await begin(api, file, 2)
  const { email: _, ...right } = row
  await send(api, id, file, table(row, right))
}

/** What is told to a counsellor, in confidence and not. */
async function confide({ api }: Person, person: Canary, { id }: Pick<Participant, 'id'>): Promise<void> {
  for (const kind of ['socio_pedagogical', 'confidential_203'] as const) {
    await noteAbout(api, id, { class: kind, text: person.word(kind) })
  }
}

/** A business of their own, submitted, so that an edition of it is kept, and given up again. */
async function planBusiness({ api }: Person, person: Canary, { id }: Pick<Participant, 'id'>): Promise<void> {
  const params = { participantId: id }
  const amount = { minorUnits: 600_000, currency: 'XOF' }
  const { version } = await aSubmittedShop(
    api,
    id,
    aShop({
      idea: { what: person.word('business'), forWhom: person.arabicWord('business') },
      canvas: { customers: person.word('canvas') },
      lines: [
        { kind: 'investment', label: person.word('finance line'), amount },
        { kind: 'revenue', label: person.word('revenue'), amount },
      ],
      steps: [{ step: person.word('step'), task: person.word('task') }],
    }),
  )
  await api.recordFoundingOutcome({
    params,
    ifMatch: version,
    body: { result: 'not_founded', on: today(), reason: 'no_market', note: person.word('founding') },
  })
}

/** What they learnt elsewhere, which nobody has assessed yet. */
async function learnElsewhere(api: Client, person: Canary, { id }: Pick<Participant, 'id'>): Promise<void> {
  await api.beginRecognition({
    params: { participantId: id },
    body: aTrade({
      title: { en: person.word('trade') },
      criteria: [{ title: person.word('criterion'), essential: true }],
      evidence: [
        {
          kind: 'own_account',
          title: person.arabicWord('evidence'),
          seen: 'told',
          note: person.word('evidence'),
        },
      ],
    }),
  })
}

/** A session to which they came too late, as its instructor writes down. */
async function attend(
  miriam: Person,
  [module]: readonly Module[],
  person: Canary,
  { id }: Pick<Participant, 'id'>,
): Promise<void> {
  if (module === undefined) throw new Error('the template has modules')
  const body = aTraining(module.programmeId, miriam, { kind: 'short_course', moduleId: module.id })
  const { id: sessionId } = await aTrainingWith(miriam.api, body, [id])
  const line = {
    participantId: id,
    status: 'late',
    teachingUnits: 1,
    note: person.word('attendance'),
    signature: person.signature,
  } as const
  await miriam.api.recordAttendance({ params: { sessionId }, ifMatch: 2, body: { lines: [line] } })
  await miriam.api.issueCertificate({
    params: { participantId: id },
    body: { kind: 'attendance', moduleId: module.id, partial: true },
  })
}

type End = (houses: TwoHouses, person: Canary, participant: Participant) => Promise<SeenReferral>

/** How far somebody's handover has come, step by step on the straight way. */
function straight(steps: number): End {
  return async (houses, person, { id }) => {
    const way = journey(houses)
    let referral: SeenReferral = await way.draft(id)
    for (const step of [way.asked, way.offered, way.accepted, way.departed, way.met, way.completed].slice(
      0,
      steps,
    )) {
      referral = await step(referral)
    }
    if (referral.openTiers.includes('T0')) await talk(houses, person, referral)
    if (steps >= 5) await followUp(houses, person, referral)
    return referral
  }
}

/** The centre asks how they fare, writes down what they say, and prices their business anew. */
async function followUp({ awa }: TwoHouses, person: Canary, { id: referralId }: SeenReferral): Promise<void> {
  const { participantId } = (await awa.api.readReferral({ params: { referralId } })).body
  if (participantId === undefined) throw new Error('somebody who was met has a case')
  const params = { participantId }
  const { body: planned } = await awa.api.planFollowUp({ params, body: { aimedOn: today() } })
  await awa.api.recordFollowUp({
    params: { ...params, followUpId: planned.id },
    ifMatch: planned.version,
    body: anEmployment({ on: today(), since: today(), note: person.word('follow-up') }),
  })
  const { body: business } = await awa.api.readBusinessPlan({ params })
  await awa.api.recheckBusinessPlan({
    params,
    ifMatch: business.version,
    body: {
      pricedOn: today(),
      lines: business.lines.map(({ id: lineId, amount }) => ({ lineId, amount, note: person.word('price') })),
    },
  })
}

/** Each side writes to the other about the person, as people do. */
async function talk(
  { miriam, awa }: TwoHouses,
  person: Canary,
  { id, departedOn }: SeenReferral,
): Promise<void> {
  const params = { referralId: id }
  await miriam.api.writeMessage({ params, body: { text: person.word('message') } })
  await awa.api.writeMessage({ params, body: { text: person.arabicWord('message') } })
  await awa.api.markMessagesRead({ params, body: { upTo: 1 } })
  const start = `${inDays(10)}T09:00:00.000Z`
  const slots = [{ start, end: `${inDays(10)}T10:00:00.000Z` }]
  const kind = departedOn === undefined ? ('pre_departure_call' as const) : ('first_contact' as const)
  const body = { kind, slots, note: person.word('appointment') }
  const { body: appointment } = await miriam.api.proposeAppointment({ params, body })
  await awa.api.agreeAppointment({
    params: { ...params, appointmentId: appointment.id },
    ifMatch: appointment.version,
    body: { start },
  })
}

const withdrawn: End = async (houses, person, participant) => {
  const offered = await straight(2)(houses, person, participant)
  const body = { reason: 'other' as const, comment: person.word('withdrawn because') }
  return (await houses.miriam.api.withdrawReferral({ ...journey(houses).at(offered), body })).body
}

const declined: End = async (houses, person, participant) => {
  const offered = await straight(2)(houses, person, participant)
  const body = {
    reason: 'other' as const,
    declinedBy: 'client' as const,
    comment: person.arabicWord('declined because'),
  }
  return (await houses.awa.api.declineReferral({ ...journey(houses).at(offered), body })).body
}

const revoked: End = async (houses, person, participant) => {
  const accepted = await straight(3)(houses, person, participant)
  const body = { way: 'messenger' as const }
  return (await houses.miriam.api.revokeConsent({ ...journey(houses).at(accepted), body })).body
}

const ends: readonly End[] = [...[0, 1, 2, 3, 4, 5, 6].map(straight), withdrawn, declined, revoked]

/** Both sides read the open tiers of somebody, as people do all day. */
export async function readAround({ houses, participants, referrals }: Town): Promise<void> {
  const { lead, chief, awa, miriam } = houses
  for (const { id } of participants.slice(0, 10)) await lead.api.readCase({ params: { participantId: id } })
  for (const { id } of participants.slice(0, 3)) {
    await lead.api.readCaseJournal({ params: { participantId: id } })
  }
  for (const coordinator of [lead, chief]) await coordinator.api.listParticipants()
  await awa.api.listReferrals({ query: { box: 'inbox' } })
  await miriam.api.listReferrals({ query: { box: 'outbox' } })
  for (const { id } of referrals) {
    const params = { referralId: id }
    await miriam.api.readTimeline({ params })
    await miriam.api.readMessages({ params })
    await awa.api.readMessages({ params }).catch(() => undefined) // closed, or not offered yet
    await awa.api.readPackage({ params }).catch(() => undefined) // closed, or not offered yet
    await miriam.api.readPackage({ params }).catch(() => undefined) // destroyed, or not made yet
  }
}
