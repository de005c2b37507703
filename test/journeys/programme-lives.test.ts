import { expect, test } from 'vitest'
import { memberId } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { today } from '../support/exchange.ts'
import { aFounding, aShop } from '../support/founding.ts'
import {
  certify,
  type Entered,
  enteredIn,
  findOut,
  goOn,
  openLife,
  takeInMany,
  teach,
} from '../support/programme-life.ts'
import { assess, aTrade } from '../support/recognition.ts'

/* Programmes as they were lived, from their opening to what came of the people: what was published follows from what was entered. */

const stage = await openTestCloud()

const of = (people: readonly Entered[], is: (person: Entered) => boolean) => people.filter(is).length

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

  const entered = await enteredIn(life)
  const done = of(entered, (one) => one.stage === 'returned' && one.certificates.includes('competence'))
  expect([entered.length, done]).toEqual([49, 25])
  expect(Math.round((100 * done) / entered.length)).toBe(51)
  expect(of(entered, ({ stage: at, certificates }) => at !== 'returned' && certificates.length > 0)).toBe(0)
})

test('the pilot in the Gambia: two courses, and a certificate for each who learnt there, of all kinds of people', async () => {
  const life = await openLife(stage, 'skills_for_reintegration_gambia', 'GM', 'centre')
  const [solar, machinery] = life.modules
  if (solar === undefined || machinery === undefined) throw new Error('the template has two courses')
  const returnees = await takeInMany(life, 4, {
    kind: 'returnee',
    returnCountry: 'Gambia',
    stage: 'returned',
  })
  const neighbours = await takeInMany(life, 3, {
    kind: 'host_community',
    returnCountry: 'Gambia',
    stage: 'returned',
  })
  await teach(life, solar, [...returnees.slice(0, 2), ...neighbours], 32)
  await teach(life, machinery, returnees.slice(2), 32)
  await certify(life, solar, [...returnees.slice(0, 2), ...neighbours])
  await certify(life, machinery, returnees.slice(2))

  const entered = await enteredIn(life)
  expect(of(entered, ({ certificates }) => certificates.includes('competence'))).toBe(7)
  expect(of(entered, ({ kind }) => kind === 'host_community')).toBe(3)
})

test('the pilot in Niger: seven trades, and how many found work directly', async () => {
  const life = await openLife(stage, 'skills_for_reintegration_niger', 'NE', 'centre')
  const people = await takeInMany(life, 14, { kind: 'refugee', returnCountry: 'Niger', stage: 'returned' })
  for (const [place, module] of life.modules.entries()) {
    const pair = people.slice(2 * place, 2 * place + 2)
    await teach(life, module, pair, 16)
    await certify(life, module, pair)
  }
  for (const [place, id] of people.entries()) {
    await findOut(life, id, place === 0 ? 'seeking' : place % 2 === 0 ? 'employed' : 'self_employed')
  }

  const entered = await enteredIn(life)
  const certified = entered.filter(({ certificates }) => certificates.includes('competence'))
  const direct = of(certified, ({ outcome }) => outcome === 'employed' || outcome === 'self_employed')
  expect([life.modules.length, certified.length, direct]).toEqual([7, 14, 13])
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

  const entered = await enteredIn(life)
  const recognised = entered.filter(({ certificates }) => certificates.includes('recognition'))
  expect([recognised.length, of(recognised, ({ outcome }) => outcome === 'employed')]).toEqual([24, 18])
  const trained = entered.length - skilled.length
  expect([trained, of(entered, ({ founding }) => founding === 'founded')]).toEqual([120, 51])
})
