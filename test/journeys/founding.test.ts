import type { BusinessPlanView } from '@passerelle/contract'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { fatou, inDays, journey, preparedCase, today, twoHouses } from '../support/exchange.ts'
import { aFounding, aShop, aSubmittedShop, linesIn, withCentreIn } from '../support/founding.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()
const houses = await twoHouses(stage)
const { miriam, jonas, lead, admins } = houses
const auditor = await stage.join(admins.bfz, ['auditor'])
const counsellor = await stage.join(admins.bfz, ['counsellor'])

/** A case of Miriam's in which Jonas stands in. */
async function aFounder(): Promise<{ readonly participantId: ParticipantId }> {
  const { id } = await takeIn(miriam.api, aPerson({ deputyId: memberId(jonas) }))
  return { participantId: id }
}

const amounts = ({ lines }: Pick<BusinessPlanView, 'lines'>) => lines.map(({ amount }) => amount.minorUnits)

describe('a business plan', () => {
  test('goes from an idea over feedback and a revised edition to a decision, and to a business', async () => {
    const params = await aFounder()
    const { body: begun, headers } = await miriam.api.beginBusinessPlan({
      params,
      body: { idea: { what: 'Clothes' } },
    })
    expect(headers.get('ETag')).toBe('"1"')
    expect(begun).toMatchObject({ state: 'draft', edition: 1, lines: [], steps: [] })
    expect(begun.figures).toBeUndefined()

    const { body: drafted } = await miriam.api.rewriteBusinessPlan({ params, ifMatch: 1, body: aShop() })
    expect(drafted.figures).toEqual({
      investment: 600_000,
      runningCosts: 75_000,
      revenue: 175_000,
      ownFunds: 500_000,
      grants: 0,
      credit: 0,
      need: 825_000,
      sources: 500_000,
      gap: 325_000,
      surplus: 0,
      monthlyResult: 100_000,
      monthsToBreakEven: 9,
    })
    const { body: submitted } = await miriam.api.submitBusinessPlan({
      params,
      ifMatch: drafted.version,
      body: { confirmation: 'signed' },
    })
    const { body: said } = await jonas.api.giveBusinessFeedback({
      params: { ...params, edition: '1' },
      ifMatch: submitted.version,
      body: { advice: 'revise', about: ['finance'], text: 'Where does the rest come from?' },
    })

    // The lines that stay bring their ids; what is written besides is new.
    const { idea, canvas, lines, steps } = said
    const { body: revised } = await miriam.api.rewriteBusinessPlan({
      params,
      ifMatch: said.version,
      body: {
        idea,
        canvas,
        reserveMonths: 3,
        lines: [
          ...lines,
          { kind: 'grant', label: 'Start-up support', amount: { minorUnits: 325_000, currency: 'XOF' } },
        ],
        steps,
      },
    })
    expect(revised).toMatchObject({ state: 'draft', edition: 2, figures: { gap: 0 } })
    const late = {
      params: { ...params, edition: '1' },
      ifMatch: revised.version,
      body: { advice: 'ready', text: 'Good' },
    } as const
    expect(await refusalOf(jonas.api.giveBusinessFeedback(late))).toMatchObject({
      status: 409,
      code: 'not_possible',
      what: 'business_edition_revised',
    })
    expect(await refusalOf(jonas.api.giveBusinessFeedback({ ...late, ifMatch: 1 }))).toMatchObject({
      status: 412,
    })

    const { body: second } = await miriam.api.submitBusinessPlan({
      params,
      ifMatch: revised.version,
      body: { confirmation: 'spoken' },
    })
    const recommending = {
      params,
      ifMatch: second.version,
      body: { edition: 2, recommendation: 'with_conditions', grounds: 'A permit of the town hall' },
    } as const
    expect(await refusalOf(miriam.api.decideBusinessPlan(recommending))).toMatchObject({
      status: 422,
      code: 'two_persons_required',
    })
    const { body: decided } = await jonas.api.decideBusinessPlan(recommending)
    expect(decided).toMatchObject({ state: 'decided', recommendation: 'with_conditions' })
    const again = { ...recommending, ifMatch: decided.version }
    expect(await refusalOf(lead.api.decideBusinessPlan(again))).toMatchObject({
      code: 'not_possible',
      what: 'business_plan_decided',
    })

    const { body: editions } = await jonas.api.listBusinessEditions({ params })
    expect(editions.items).toMatchObject([
      { edition: 1, submittedBy: memberId(miriam), feedback: [{ by: memberId(jonas), advice: 'revise' }] },
      { edition: 2, confirmation: 'spoken', decidedBy: memberId(jonas), recommendation: 'with_conditions' },
    ])
    const { body: compared } = await jonas.api.readBusinessEdition({ params: { ...params, edition: '2' } })
    expect(compared.changes).toEqual([{ part: 'finance', name: compared.lines.at(-1)?.id, change: 'added' }])
    const { body: first } = await jonas.api.readBusinessEdition({ params: { ...params, edition: '1' } })
    expect(amounts(first)).toEqual([600_000, 75_000, 175_000, 500_000])
    expect(first.changes).toEqual([])

    const stepId = decided.steps[0]?.id ?? ''
    const { body: further } = await miriam.api.recordBusinessStep({
      params: { ...params, stepId },
      ifMatch: decided.version,
      body: { doneOn: today() },
    })
    expect(further).toMatchObject({ state: 'decided', edition: 2, steps: [{ doneOn: today() }, {}] })
    const { body: founded } = await miriam.api.recordFoundingOutcome({
      params,
      ifMatch: further.version,
      body: aFounding(),
    })
    expect(founded).toMatchObject({ outcome: aFounding(), earlierOutcomes: [] })
    const { body: corrected } = await miriam.api.recordFoundingOutcome({
      params,
      ifMatch: founded.version,
      body: aFounding({ otherJobs: 2, endedOn: today() }),
    })
    expect(corrected.earlierOutcomes).toEqual([founded.outcome])
    // Sent again after its answer was lost, it finds that all of it is known.
    const { body: known } = await miriam.api.recordFoundingOutcome({
      params,
      ifMatch: founded.version,
      body: aFounding({ otherJobs: 2, endedOn: today() }),
    })
    expect(known).toEqual(corrected)

    const { participantId } = params
    const { body: journal } = await auditor.api.readJournal({ query: { aggregateId: participantId } })
    expect(
      journal.items
        .filter(({ aggregate }) => aggregate === 'BusinessPlan')
        .map(({ action }) => action)
        .toReversed(),
    ).toEqual([
      'beginBusinessPlan',
      'rewriteBusinessPlan',
      'submitBusinessPlan',
      'giveBusinessFeedback',
      'rewriteBusinessPlan',
      'submitBusinessPlan',
      'decideBusinessPlan',
      'recordBusinessStep',
      'recordFoundingOutcome',
      'recordFoundingOutcome',
    ])
    expect(JSON.stringify(journal)).not.toContain('Clothes')
  })

  test('is begun once, and a repeated request changes nothing', async () => {
    const params = await aFounder()
    const begin = (idempotencyKey: string) =>
      miriam.api.beginBusinessPlan({ params, body: aShop(), idempotencyKey })
    const { body: first } = await begin('begin-this-shop-once')
    const { body: second } = await begin('begin-this-shop-once')
    expect(second).toEqual(first)
    expect(await refusalOf(begin('begin-this-shop-twice'))).toMatchObject({ code: 'already_exists' })

    const submit = () =>
      miriam.api.submitBusinessPlan({
        params,
        ifMatch: first.version,
        body: { confirmation: 'signed' },
        idempotencyKey: 'submit-this-shop-once',
      })
    const { body: submitted } = await submit()
    expect((await submit()).body).toEqual(submitted)
    expect((await miriam.api.listBusinessEditions({ params })).body.items).toHaveLength(1)
  })

  test('says field by field what is wrong with it', async () => {
    const params = await aFounder()
    const faultsOf = async (body: object) => {
      const { errors = [] } = await refusalOf(
        miriam.api.beginBusinessPlan({ params, body: body as ReturnType<typeof aShop> }), // it may be anything
      )
      return errors.map(({ path, code }) => [path.replace('body.', ''), code])
    }
    const revenue = (minorUnits: unknown, currency = 'XOF') => ({
      lines: [{ kind: 'revenue', label: 'Clothes', amount: { minorUnits, currency } }],
    })
    expect(await faultsOf(revenue(175_000, 'EUR'))).toEqual([['lines[0].amount.currency', 'other_currency']])
    expect(await faultsOf(revenue(1750.5))).toEqual([['lines[0].amount.minorUnits', 'too_many_decimals']])
    expect(await faultsOf(revenue(-1))).toEqual([['lines[0].amount.minorUnits', 'too_small_value']])
    expect(await faultsOf(revenue(1e15))).toEqual([['lines[0].amount.minorUnits', 'too_big_value']])
    expect(await faultsOf(revenue('175000'))).toEqual([['lines[0].amount.minorUnits', 'wrong_type']])
    const steps = Array.from({ length: 11 }, () => ({ step: 'One more' }))
    expect(await faultsOf({ steps })).toEqual([['steps', 'too_big_array']])
    expect(await faultsOf({ steps: [{ step: 'Late', dueOn: '2012-01-01' }] })).toEqual([
      ['steps[0].dueOn', 'implausible_date'],
    ])
    expect(await faultsOf({ figures: { need: 1 } })).toEqual([['figures', 'unknown_field']])

    // A step whose day has passed is told; it is overdue.
    const { body: begun } = await miriam.api.beginBusinessPlan({
      params,
      body: aShop({ steps: [{ step: 'Find a room', dueOn: inDays(-3) }], lines: [] }),
    })
    const at = { params, ifMatch: begun.version }
    expect(
      await refusalOf(miriam.api.submitBusinessPlan({ ...at, body: { confirmation: 'signed' } })),
    ).toMatchObject({ status: 409, what: 'business_plan_without_finance' })
    expect(
      await refusalOf(
        jonas.api.decideBusinessPlan({ ...at, body: { edition: 1, recommendation: 'recommended' } }),
      ),
    ).toMatchObject({ status: 409, what: 'business_plan_not_submitted' })
    expect(
      await refusalOf(miriam.api.recordFoundingOutcome({ ...at, body: aFounding({ on: inDays(4) }) })),
    ).toMatchObject({ errors: [{ path: 'body.on', code: 'in_the_future' }] })
    expect(
      await refusalOf(
        miriam.api.recheckBusinessPlan({ ...at, body: { pricedOn: today(), lines: [], added: [] } }),
      ),
    ).toMatchObject({ status: 409, what: 'not_returned' })
  })

  test('is nobody’s who does not work with the case, and no counsellor’s to recommend', async () => {
    const params = await aFounder()
    await aSubmittedShop(miriam.api, params.participantId)
    const stranger = await stage.join(admins.bfz, ['coach'])
    for (const other of [stranger, houses.awa, houses.lea]) {
      expect((await refusalOf(other.api.readBusinessPlan({ params }))).status).toBe(404)
      expect((await refusalOf(other.api.listBusinessEditions({ params }))).status).toBe(404)
      expect((await refusalOf(other.api.listBusinessRechecks({ params }))).status).toBe(404)
    }
    const decision = {
      params,
      ifMatch: 2,
      body: { edition: 1, recommendation: 'recommended' },
    } as const
    expect((await refusalOf(counsellor.api.decideBusinessPlan(decision))).status).toBe(403)
    expect((await refusalOf(auditor.api.readBusinessPlan({ params }))).status).toBe(403)
  })

  test('is decided by whoever submitted it in a house of one coach alone, and says so', async () => {
    const { admin } = await stage.openTenant({ kind: 'coaching', country: 'DE' })
    const only = await stage.join(admin, ['coach'])
    await stage.join(admin, ['counsellor'])
    const { id } = await takeIn(only.api)
    const { version } = await aSubmittedShop(only.api, id)
    const params = { participantId: id }
    const decide = (ifMatch: number) =>
      only.api.decideBusinessPlan({
        params,
        ifMatch,
        body: { edition: 1, recommendation: 'recommended' },
      })
    await decide(version)
    const { body } = await only.api.listBusinessEditions({ params })
    expect(body.items).toMatchObject([{ decidedBy: memberId(only), decidedAlone: true }])

    await stage.join(admin, ['coordinator'])
    const { body: plan } = await only.api.readBusinessPlan({ params })
    const { body: revised } = await only.api.rewriteBusinessPlan({
      params,
      ifMatch: plan.version,
      body: aShop(),
    })
    const { body: second } = await only.api.submitBusinessPlan({
      params,
      ifMatch: revised.version,
      body: { confirmation: 'signed' },
    })
    const again = {
      params,
      ifMatch: second.version,
      body: { edition: 2, recommendation: 'recommended' },
    } as const
    expect(await refusalOf(only.api.decideBusinessPlan(again))).toMatchObject({
      code: 'two_persons_required',
    })
  })

  test('of two who decide at once, one does', async () => {
    const params = await aFounder()
    const { version } = await aSubmittedShop(miriam.api, params.participantId)
    const decide = (who: typeof jonas, recommendation: 'recommended' | 'not_recommended') =>
      who.api.decideBusinessPlan({
        params,
        ifMatch: version,
        body: { edition: 1, recommendation, grounds: 'Because' },
      })
    const both = await Promise.allSettled([decide(jonas, 'recommended'), decide(lead, 'not_recommended')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a plan that goes with its founder', () => {
  type Place = {
    readonly country: string
    readonly currency: string
    readonly planned: Parameters<typeof linesIn>[1]
    readonly dearer: number
    readonly delta: { readonly minorUnits: number; readonly basisPoints: number }
    readonly gap: number
  }
  const places: readonly Place[] = [
    {
      country: 'SN',
      currency: 'XOF',
      planned: { machines: 600_000, rent: 75_000, clothes: 175_000, savings: 500_000 },
      dearer: 745_250,
      delta: { minorUnits: 145_250, basisPoints: 2421 },
      gap: 470_250,
    },
    {
      // In millimes, of which a thousand are a dinar.
      country: 'TN',
      currency: 'TND',
      planned: { machines: 3_250_500, rent: 400_000, clothes: 950_750, savings: 2_000_000 },
      dearer: 3_000_125,
      delta: { minorUnits: -250_375, basisPoints: -770 },
      gap: 2_200_125,
    },
  ]
  const abroad = new Map([['SN', houses]])
  beforeAll(async () => {
    abroad.set('TN', await withCentreIn(stage, houses, 'TN'))
  })

  test.each(places)('is re-priced in $currency once they have arrived', async (place) => {
    const { country, currency, planned, dearer } = place
    const those = abroad.get(country) ?? houses
    const { awa } = those
    const way = journey(those)
    const { id } = await preparedCase(those, fatou({ returnCountry: country, deputyId: memberId(jonas) }))
    const own = { participantId: id }
    const entry = aShop({ lines: linesIn(currency, planned) })
    const { version } = await aSubmittedShop(miriam.api, id, entry)
    await jonas.api.decideBusinessPlan({
      params: own,
      ifMatch: version,
      body: { edition: 1, recommendation: 'with_conditions', grounds: 'Rent for a year' },
    })

    const asked = await way.asked(await way.draft(id))
    const { body: shown } = await miriam.api.previewPackage({
      params: { referralId: asked.id },
      query: { language: 'fr' },
    })
    const professional = shown.parts.find(({ tier }) => tier === 'T1')
    expect(professional?.document.content).toMatchObject({
      business: { idea: entry.idea, reserveMonths: 3, recommendation: 'with_conditions' },
      financeLines: entry.lines,
      businessSteps: entry.steps,
    })
    const accepted = await way.accepted(await way.offered(asked))
    const params = {
      participantId: (await awa.api.readReferral({ params: { referralId: accepted.id } })).body
        .participantId as ParticipantId, // an accepted one has a case
    }
    const { body: copied } = await awa.api.readBusinessPlan({ params })
    expect(copied).toMatchObject({
      state: 'draft',
      edition: 1,
      version: 1,
      idea: entry.idea,
      lines: entry.lines,
      source: {
        referralId: accepted.id,
        edition: 1,
        recommendation: 'with_conditions',
        grounds: 'Rent for a year',
      },
    })
    expect(copied.recommendation).toBeUndefined()

    const priced = copied.lines.map(({ id: lineId, kind, amount }) =>
      kind === 'investment'
        ? ({ lineId, amount: { minorUnits: dearer, currency }, reason: 'price' } as const)
        : { lineId, amount },
    )
    const recheck = (ifMatch: number) =>
      awa.api.recheckBusinessPlan({
        params,
        ifMatch,
        body: {
          pricedOn: today(),
          lines: priced,
          added: [
            {
              kind: 'running_cost',
              label: 'Guard',
              amount: { minorUnits: 0, currency },
              reason: 'missing_item',
            },
          ],
        },
      })
    expect(await refusalOf(recheck(copied.version))).toMatchObject({ status: 409, what: 'not_returned' })
    await way.met(await way.departed(accepted))
    const { body: after } = await recheck(copied.version)
    expect(after).toMatchObject({ rechecks: 1, lines: copied.lines })

    const { body: rechecks } = await awa.api.listBusinessRechecks({ params })
    expect(rechecks.items).toMatchObject([
      {
        number: 1,
        edition: 1,
        pricedOn: today(),
        recheckedBy: memberId(awa),
        lines: [
          {
            before: { minorUnits: planned.machines, currency },
            now: { minorUnits: dearer, currency },
            reason: 'price',
            delta: place.delta,
          },
          { delta: { minorUnits: 0, basisPoints: 0 } },
          {},
          {},
          { label: 'Guard', before: { minorUnits: 0 }, delta: { minorUnits: 0 } },
        ],
        now: { gap: place.gap },
        deltas: { investment: place.delta },
      },
    ])

    // Nothing is shared: the sender's plan stands as it stood, and neither reads the other's.
    const { body: sent } = await miriam.api.readBusinessPlan({ params: own })
    expect(sent).toMatchObject({ state: 'decided', rechecks: 0 })
    expect(amounts(sent)).toEqual(entry.lines.map(({ amount }) => amount.minorUnits))
    expect((await refusalOf(miriam.api.readBusinessPlan({ params }))).status).toBe(404)
    expect((await refusalOf(awa.api.readBusinessPlan({ params: own }))).status).toBe(404)
  })
})

test('of those who were trained, it comes out of what was entered how many founded', async () => {
  const { admin } = await stage.openTenant({ kind: 'centre', country: 'SN' })
  const trainer = await stage.join(admin, ['coordinator'])
  const outcomes = [
    aFounding(),
    aFounding({ ownJobs: 2, otherJobs: 3 }),
    aFounding({ endedOn: today() }),
    { result: 'not_founded', on: today(), reason: 'no_money' },
    { result: 'under_way', on: today() },
    undefined,
  ] as const
  for (const outcome of outcomes) {
    const params = { participantId: (await takeIn(trainer.api)).id }
    const { body: begun } = await trainer.api.beginBusinessPlan({ params, body: aShop() })
    if (outcome === undefined) continue
    await trainer.api.recordFoundingOutcome({ params, ifMatch: begun.version, body: outcome })
  }
  const { body: caseload } = await trainer.api.listParticipants({ query: { limit: 100 } })
  const plans = await Promise.all(
    caseload.items.map(
      async ({ id }) => (await trainer.api.readBusinessPlan({ params: { participantId: id } })).body.outcome,
    ),
  )
  const founded = plans.filter((outcome) => outcome?.result === 'founded')
  expect([plans.length, founded.length]).toEqual([6, 3])
  expect(founded.filter((outcome) => 'endedOn' in (outcome ?? {}))).toHaveLength(1)
  const jobs = founded.map((outcome) =>
    outcome?.result === 'founded' ? outcome.ownJobs + outcome.otherJobs : 0,
  )
  expect(jobs.reduce((sum, one) => sum + one, 0)).toBe(9)
})
