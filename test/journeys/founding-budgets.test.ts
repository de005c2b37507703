import { expect, test } from 'vitest'
import { callsOf, costOf } from '../bench/recording.ts'
import { aPerson, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud, type Person } from '../support/cloud.ts'
import { today } from '../support/exchange.ts'
import { aFounding, aShop } from '../support/founding.ts'

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant({ kind: 'centre', country: 'SN' })
const coach = await stage.join(admin, ['coach'])
const colleague = await stage.join(admin, ['coach'])

const one = 'GetItem'
const read = 'BatchGetItem'
const query = 'Query'
const write = 'TransactWriteItems'

async function spent(who: Person, act: () => Promise<unknown>): Promise<readonly string[]> {
  const calls = await callsOf(stage.cloud, who, act)
  return calls
    .filter(({ tables }) => tables.has(stage.cloud.tables.main))
    .map(({ operation }) => operation)
    .toSorted()
}

test('each command upon a business plan is one read and one transaction, whatever it keeps besides', async () => {
  const { id } = await takeIn(coach.api, aPerson({ stage: 'returned', deputyId: memberId(colleague) }))
  const params = { participantId: id }
  const { api } = coach
  const begin = () => api.beginBusinessPlan({ params, body: aShop() })
  expect(await spent(coach, begin)).toEqual([read, write])
  const { body: plan } = await api.readBusinessPlan({ params })
  const { idea, canvas, reserveMonths, lines, steps } = plan
  const same = { idea, canvas, reserveMonths, lines, steps }
  const step = { params: { ...params, stepId: steps[0]?.id ?? '' }, body: { doneOn: today() } }
  const pricing = {
    pricedOn: today(),
    lines: lines.map(({ id: lineId, amount }) => ({ lineId, amount })),
  }
  const commands: readonly [Person, () => Promise<unknown>][] = [
    [coach, () => api.rewriteBusinessPlan({ params, ifMatch: 1, body: same })],
    [coach, () => api.recordBusinessStep({ ...step, ifMatch: 2 })],
    [coach, () => api.submitBusinessPlan({ params, ifMatch: 3, body: { confirmation: 'signed' } })],
    [
      colleague,
      () =>
        colleague.api.giveBusinessFeedback({
          params: { ...params, edition: '1' },
          ifMatch: 4,
          body: { advice: 'ready', text: 'It can begin' },
        }),
    ],
    [
      colleague,
      () =>
        colleague.api.decideBusinessPlan({
          params,
          ifMatch: 5,
          body: { edition: 1, recommendation: 'recommended' },
        }),
    ],
    [coach, () => api.recordFoundingOutcome({ params, ifMatch: 6, body: aFounding() })],
    [coach, () => api.recheckBusinessPlan({ params, ifMatch: 7, body: pricing })],
  ]
  for (const [who, command] of commands) {
    expect(await spent(who, command), String(command)).toEqual([read, write])
  }

  expect(await spent(coach, () => api.readBusinessPlan({ params }))).toEqual([read])
  expect(await spent(coach, () => api.readBusinessEdition({ params: { ...params, edition: '1' } }))).toEqual([
    read,
  ])
  expect(await spent(coach, () => api.listBusinessEditions({ params }))).toEqual([read, query])
  expect(await spent(coach, () => api.listBusinessRechecks({ params }))).toEqual([one, query])
})

test('only whoever decides upon their own is asked whether they are alone, with one query', async () => {
  const alone = await stage.openTenant({ kind: 'centre', country: 'SN' })
  const only = await stage.join(alone.admin, ['coach'])
  const { id } = await takeIn(only.api)
  const params = { participantId: id }
  await only.api.beginBusinessPlan({ params, body: aShop() })
  await only.api.submitBusinessPlan({ params, ifMatch: 1, body: { confirmation: 'spoken' } })
  const decide = () =>
    only.api.decideBusinessPlan({
      params,
      ifMatch: 2,
      body: { edition: 1, recommendation: 'recommended' },
    })
  expect(await spent(only, decide)).toEqual([read, query, write])
})

test('a case costs the same to read, however many editions of a business stand beside it', async () => {
  const { id } = await takeIn(coach.api)
  const params = { participantId: id }
  const reading = async () => costOf(await callsOf(stage.cloud, coach, () => coach.api.readCase({ params })))
  await reading()
  const before = await reading()
  await coach.api.beginBusinessPlan({ params, body: aShop() })
  let version = 1
  for (const reserveMonths of [1, 2, 3]) {
    const { body: written } = await coach.api.rewriteBusinessPlan({
      params,
      ifMatch: version,
      body: aShop({ reserveMonths }),
    })
    const { body: submitted } = await coach.api.submitBusinessPlan({
      params,
      ifMatch: written.version,
      body: { confirmation: 'signed' },
    })
    version = submitted.version
  }
  expect((await coach.api.listBusinessEditions({ params })).body.items).toHaveLength(3)
  expect(await reading()).toEqual(before)
  const plan = await callsOf(stage.cloud, coach, () => coach.api.readBusinessPlan({ params }))
  expect(costOf(plan).readUnits).toBeLessThanOrEqual(2)
})
