import { aPerson, takeIn } from '../../../support/casework.ts'
import { inDays, today } from '../../../support/exchange.ts'
import { aFounding, aShop } from '../../../support/founding.ts'
import type { House } from './house.ts'

/** Somebody who has returned with a plan that was revised once, recommended, founded, and priced anew in the place. */
export async function setUpFounding({ person, mark }: House): Promise<void> {
  const [coach, coordinator] = [person('coach').api, person('coordinator').api]
  const { id: participantId } = await takeIn(coach, aPerson({ stage: 'returned' }))
  const params = { participantId }
  await coach.beginBusinessPlan({ params, body: aShop({ idea: { what: mark('business') } }) })
  const submit = (ifMatch: number) =>
    coach.submitBusinessPlan({ params, ifMatch, body: { confirmation: 'signed' } })
  await submit(1)
  await coordinator.giveBusinessFeedback({
    params: { ...params, edition: '1' },
    ifMatch: 2,
    body: { advice: 'revise', text: mark('feedback') },
  })
  const { body: revised } = await coach.rewriteBusinessPlan({ params, ifMatch: 3, body: aShop() })
  await submit(4)
  await coordinator.decideBusinessPlan({
    params,
    ifMatch: 5,
    body: { edition: 2, recommendation: 'with_conditions', grounds: mark('grounds') },
  })
  await coach.recordBusinessStep({
    params: { ...params, stepId: revised.steps[0]?.id ?? '' },
    ifMatch: 6,
    body: { doneOn: today() },
  })
  await coach.recordFoundingOutcome({ params, ifMatch: 7, body: aFounding({ on: inDays(-2) }) })
  await coach.recheckBusinessPlan({
    params,
    ifMatch: 8,
    body: {
      pricedOn: today(),
      lines: revised.lines.map(({ id: lineId, amount }) => ({ lineId, amount, note: mark('recheck') })),
    },
  })
  await coach.readBusinessPlan({ params })
  await coach.listBusinessEditions({ params })
  await coach.readBusinessEdition({ params: { ...params, edition: '2' } })
  await coach.listBusinessRechecks({ params })
}
