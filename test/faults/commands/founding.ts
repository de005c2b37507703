import { aPerson, takeIn } from '../../support/casework.ts'
import { today } from '../../support/exchange.ts'
import { aFounding, aShop, aSubmittedShop } from '../../support/founding.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of founding a business. */
export async function foundingCommands(
  { coach, coordinator }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  const [founder, submitter, adviser] = [
    await takeIn(coach.api),
    await takeIn(coach.api),
    await takeIn(coach.api, aPerson({ stage: 'returned' })),
  ]
  const { body: drafted } = await coach.api.beginBusinessPlan({
    params: { participantId: submitter.id },
    body: aShop(),
  })
  const [said, decidedUpon, founded] = [
    await takeIn(coach.api),
    await takeIn(coach.api),
    await takeIn(coach.api),
  ]
  for (const { id } of [said, decidedUpon, founded]) await aSubmittedShop(coach.api, id)
  const { body: planned } = await coach.api.beginBusinessPlan({
    params: { participantId: adviser.id },
    body: aShop(),
  })
  return [
    command('beginBusinessPlan', coach.api, (api) =>
      api.beginBusinessPlan({
        params: { participantId: founder.id },
        body: aShop(),
        ...key('beginBusinessPlan'),
      }),
    ),
    command('submitBusinessPlan', coach.api, (api) =>
      api.submitBusinessPlan({
        params: { participantId: submitter.id },
        ifMatch: drafted.version,
        body: { confirmation: 'signed' },
        ...key('submitBusinessPlan'),
      }),
    ),
    command('giveBusinessFeedback', coordinator.api, (api) =>
      api.giveBusinessFeedback({
        params: { participantId: said.id, edition: '1' },
        ifMatch: 2,
        body: { advice: 'ready', text: 'It can begin' },
        ...key('giveBusinessFeedback'),
      }),
    ),
    command('decideBusinessPlan', coordinator.api, (api) =>
      api.decideBusinessPlan({
        params: { participantId: decidedUpon.id },
        ifMatch: 2,
        body: { edition: 1, recommendation: 'recommended' },
        ...key('decideBusinessPlan'),
      }),
    ),
    command('recheckBusinessPlan', coach.api, (api) =>
      api.recheckBusinessPlan({
        params: { participantId: adviser.id },
        ifMatch: planned.version,
        body: {
          pricedOn: today(),
          lines: planned.lines.map(({ id: lineId, amount }) => ({ lineId, amount })),
        },
        ...key('recheckBusinessPlan'),
      }),
    ),
    command('recordFoundingOutcome', coach.api, (api) =>
      api.recordFoundingOutcome({
        params: { participantId: founded.id },
        ifMatch: 2,
        body: aFounding(),
      }),
    ),
  ]
}
