import type { ParticipantId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { anAssessment, anInterview, aPlan, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining, aTrainingWith } from '../support/coaching.ts'
import { fatou, inDays, journey, today, twoHouses } from '../support/exchange.ts'
import { countAll, figuresOf, reported } from '../support/figures.ts'
import { anEmployment, metLongAgo } from '../support/follow-up.ts'
import { aFounding, aShop, aSubmittedShop } from '../support/founding.ts'
import { certify, findOut, goOn, openLife, takeInMany, teach } from '../support/programme-life.ts'
import { assess, aTrade } from '../support/recognition.ts'

/* Programmes as they were lived, from their opening to what came of the people: what was published stands in the report. */

const stage = await openTestCloud()

test('Reintegrationscoaching mit Qualifizierung: of 49 who took part, half were qualified, certified and returned', async () => {
  const life = await openLife(stage, 'reintegration_coaching_with_qualification', 'DE')
  const people = await takeInMany(life, 49, { kind: 'decided' })
  const [qualified, others] = [people.slice(0, 25), people.slice(25)]
  // Five workshops of five people each.
  for (const [place, module] of life.modules.entries()) {
    const group = qualified.slice(place * 5, place * 5 + 5)
    await teach(life, module, group)
    await certify(life, module, group)
  }
  for (const id of qualified) await goOn(life, id, ['departed', 'returned'])
  for (const id of others.slice(0, 10)) await goOn(life, id, ['decided'])

  const report = await reported(life.lead.api, life.programme.id)
  expect(report).toMatchObject({
    participants: 49,
    trained: 25,
    certified: 25,
    returned: 25,
    certified_and_returned: 25,
    modules_taught: 5,
  })
})

test('the pilot in the Gambia: two courses with 37 learners, each with a certificate, of all kinds of people', async () => {
  const life = await openLife(stage, 'skills_for_reintegration_gambia', 'GM', 'centre')
  const [solar, machinery] = life.modules
  if (solar === undefined || machinery === undefined) throw new Error('the template has two courses')
  const returnees = await takeInMany(life, 24, {
    kind: 'returnee',
    returnCountry: 'Gambia',
    stage: 'returned',
  })
  const neighbours = await takeInMany(life, 13, {
    kind: 'host_community',
    returnCountry: 'Gambia',
    stage: 'returned',
  })
  const [first, second] = [[...returnees.slice(0, 6), ...neighbours], returnees.slice(6)]
  await teach(life, solar, first, 16)
  await teach(life, machinery, second, 16)
  await certify(life, solar, first)
  await certify(life, machinery, second)

  const report = await reported(life.lead.api, life.programme.id)
  expect(report).toMatchObject({ modules_taught: 2, trained: 37, certified: 37 })
  // Neighbours are taught like all others, and nobody asks a return of them.
  expect(report).toMatchObject({ returned: 24, reintegration_assistance: 24 })
})

test('the pilot in Niger: seven trades, 99 certified, and 94 of them found work directly', async () => {
  const life = await openLife(stage, 'skills_for_reintegration_niger', 'NE', 'centre')
  const people = await takeInMany(life, 99, { kind: 'refugee', returnCountry: 'Niger', stage: 'returned' })
  for (const [place, module] of life.modules.entries()) {
    const group = people.slice(15 * place, 15 * place + 15)
    await teach(life, module, group, 16)
    await certify(life, module, group)
  }
  for (const [place, id] of people.entries()) {
    await findOut(life, id, place < 5 ? 'seeking' : place % 2 === 0 ? 'employed' : 'self_employed')
  }

  const report = await reported(life.lead.api, life.programme.id)
  expect(report).toMatchObject({ modules_taught: 7, certified: 99, certified_in_work: 94 })
  expect(report).not.toHaveProperty('returned')
})

test('the pilot in Kyrgyzstan: 24 recognised, 18 of them in work; 120 trained, of whom 51 founded', async () => {
  const life = await openLife(stage, 'skills_for_reintegration_kyrgyzstan', 'KG', 'centre')
  const { lead, trainer } = life
  const [training] = life.modules
  if (training === undefined) throw new Error('the template has a training')
  const skilled = await takeInMany(life, 26, {
    kind: 'returnee',
    returnCountry: 'Kirgisistan',
    stage: 'returned',
  })
  for (const [place, participantId] of skilled.entries()) {
    const { body: begun } = await lead.api.beginRecognition({ params: { participantId }, body: aTrade() })
    const params = { participantId, recognitionId: begun.id }
    await lead.api.nameAssessor({ params, ifMatch: 1, body: { assessorId: memberId(trainer) } })
    const isRecognised = place < 24
    await assess(trainer, params, isRecognised ? [] : ['not_met'])
    if (!isRecognised) continue
    const order = { kind: 'recognition', recognitionId: begun.id } as const
    await lead.api.issueCertificate({ params, body: order })
    await findOut(life, participantId, place < 18 ? 'employed' : 'seeking')
  }
  const founders = await takeInMany(life, 120, {
    kind: 'migrant',
    returnCountry: 'Kirgisistan',
    stage: 'returned',
  })
  for (let from = 0; from < founders.length; from += 24) {
    await teach(life, training, founders.slice(from, from + 24), 8)
  }
  for (const participantId of founders.slice(0, 60)) {
    const params = { participantId }
    const { body: plan } = await lead.api.beginBusinessPlan({ params, body: aShop({ lines: [] }) })
    const founded = founders.indexOf(participantId) < 51
    await lead.api.recordFoundingOutcome({
      params,
      ifMatch: plan.version,
      body: founded ? aFounding() : { result: 'not_founded', on: today(), reason: 'found_work' },
    })
  }

  const report = await reported(life.lead.api, life.programme.id)
  expect(report).toMatchObject({ recognised: 24, recognised_in_work: 18, trained: 120, founded: 51 })
})

test('RkVM: a business that was planned with mobile counselling and ten modules in Germany is founded in Dakar', async () => {
  const houses = await twoHouses(stage)
  const { miriam, jonas, awa, lead } = houses
  const way = journey(houses)
  const term = { from: inDays(-200), to: inDays(200) }
  const template = 'preparatory_measure_business_startup'
  const { body: programme } = await lead.api.openProgramme({ body: { template, term } })
  const { body: taught } = await lead.api.listModules({ params: { programmeId: programme.id } })
  const mobile = programme.sites.find(({ kind }) => kind === 'mobile')
  const person = fatou({ programmeId: programme.id, deputyId: memberId(jonas) })
  const { id: participantId } = await takeIn(miriam.api, person)
  const params = { participantId }
  await miriam.api.recordFirstInterview({ params, body: anInterview() })
  await miriam.api.recordAssessment({ params, body: anAssessment() })
  await miriam.api.beginPlan({ params, body: aPlan(taught.items) })
  await miriam.api.agreePlan({ params, body: { confirmation: 'signed', language: 'fr' }, ifMatch: 1 })
  for (const { id: moduleId } of taught.items) {
    const plan = aTraining(programme.id, miriam, { moduleId, siteId: mobile?.id, deliveryMode: 'mobile' })
    const session = await aTrainingWith(miriam.api, plan, [participantId])
    const lines = [{ participantId, status: 'attended' as const }]
    await miriam.api.recordAttendance({ params: { sessionId: session.id }, ifMatch: 2, body: { lines } })
  }
  const order = { kind: 'attendance', programmeId: programme.id } as const
  const { body: certificate } = await miriam.api.issueCertificate({ params, body: order })
  expect(certificate).toMatchObject({ teachingUnits: 40, plannedUnits: 40, partial: false })
  const { version } = await aSubmittedShop(miriam.api, participantId)
  await jonas.api.decideBusinessPlan({
    params,
    ifMatch: version,
    body: { edition: 1, recommendation: 'recommended' },
  })

  const offered = await way.offered(await way.asked(await way.draft(participantId)))
  const met = await way.met(await way.departed(await way.accepted(offered)))
  const there = { participantId: met.participantId as ParticipantId } // of the case that came with it
  const { body: plan } = await awa.api.readBusinessPlan({ params: there })
  expect(plan).toMatchObject({ state: 'draft', source: { recommendation: 'recommended' } })
  await awa.api.recheckBusinessPlan({
    params: there,
    ifMatch: plan.version,
    body: { pricedOn: today(), lines: plan.lines.map(({ id: lineId, amount }) => ({ lineId, amount })) },
  })
  await awa.api.recordFoundingOutcome({ params: there, ifMatch: plan.version + 1, body: aFounding() })
  const { body: year } = await awa.api.listFollowUps({ params: there })
  expect(year.items.map(({ month }) => month)).toEqual([3, 6, 12])
  const { body: founded } = await awa.api.readBusinessPlan({ params: there })
  expect(founded).toMatchObject({ rechecks: 1, outcome: { result: 'founded' } })
})

test('Reintegrationscoaching PLUS: digital skills go along to the centre, and the coach learns what came of them', async () => {
  const houses = await twoHouses(stage)
  const { miriam, awa, lead } = houses
  const term = { from: inDays(-200), to: inDays(200) }
  const template = 'reintegration_coaching_plus'
  const { body: programme } = await lead.api.openProgramme({ body: { template, term } })
  expect(programme.targets).toMatchObject([{ number: 150, unit: 'persons' }, { number: 2 }])
  const { body: taught } = await lead.api.listModules({ params: { programmeId: programme.id } })
  const [basics] = taught.items
  if (basics === undefined) throw new Error('the template has modules')
  const { met, params } = await metLongAgo(houses, true)
  const { participantId } = (await miriam.api.readReferral({ params: { referralId: met.id } })).body
  const own = { participantId: participantId as ParticipantId } // the sender's own case
  const { body: person } = await miriam.api.readParticipant({ params: own })
  await miriam.api.editParticipant({
    params: own,
    ifMatch: person.version,
    body: { programmeId: programme.id },
  })
  const plan = aTraining(programme.id, miriam, {
    moduleId: basics.id,
    deliveryMode: 'online',
    kind: 'short_course',
  })
  const session = await aTrainingWith(miriam.api, plan, [own.participantId])
  const lines = [{ participantId: own.participantId, status: 'late' as const, teachingUnits: 3 }]
  await miriam.api.recordAttendance({ params: { sessionId: session.id }, ifMatch: 2, body: { lines } })
  const order = { kind: 'attendance', programmeId: programme.id, partial: true } as const
  const { body: certificate } = await miriam.api.issueCertificate({ params: own, body: order })
  expect(certificate).toMatchObject({ teachingUnits: 3, plannedUnits: 4, partial: true })

  const { version } = (await awa.api.readFollowUp({ params })).body
  await awa.api.recordFollowUp({ params, ifMatch: version, body: anEmployment() })
  const { body: seen } = await miriam.api.readReferral({ params: { referralId: met.id } })
  expect(seen.outcomes).toMatchObject([{ month: 3, outcome: 'employed' }])
  await countAll(lead.api)
  const { body: figures } = await lead.api.readFigures({ params: { programmeId: programme.id } })
  expect(figures.targets).toEqual([
    { unit: 'persons', number: 150, actual: 1 },
    { unit: 'networking_days', number: 2 },
  ])
  expect(await figuresOf(lead.api, programme.id)).toMatchObject({
    participants: 1,
    trained: 1,
    teaching_units: 3,
  })
})
