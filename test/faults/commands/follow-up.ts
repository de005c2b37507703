import { aPerson, takeIn } from '../../support/casework.ts'
import { inDays, today } from '../../support/exchange.ts'
import { anEmployment, metByThemselves, ofMonth } from '../../support/follow-up.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of how people fare in the year after their return. */
export async function followUpCommands(
  { coach, comeAlone }: House,
  { key }: Run,
): Promise<readonly Command[]> {
  const returned = await takeIn(coach.api, aPerson({ stage: 'returned' }))
  const met = await metByThemselves(coach.api)
  const alone = await metByThemselves(coach.api)
  const person = await comeAlone({ id: alone.participantId })
  return [
    command('beginFollowUps', coach.api, (api) =>
      api.beginFollowUps({
        params: { participantId: returned.id },
        body: { contactOn: today() },
        ...key('beginFollowUps'),
      }),
    ),
    command('planFollowUp', coach.api, (api) =>
      api.planFollowUp({
        params: { participantId: met.participantId },
        body: { aimedOn: inDays(20) },
        ...key('planFollowUp'),
      }),
    ),
    command('answerOwnFollowUp', person.api, (api) =>
      api.answerOwnFollowUp({
        params: { followUpId: ofMonth(alone.begun, 3).id },
        body: { outcome: 'seeking' },
        ...key('answerOwnFollowUp'),
      }),
    ),
    command('recordBaseline', coach.api, (api) =>
      api.recordBaseline({
        params: { participantId: returned.id },
        body: { heldOn: inDays(-3), answers: [{ item: 'home', answer: 2 }] },
        ...key('recordBaseline'),
      }),
    ),
    command('recordFollowUp', coach.api, (api) =>
      api.recordFollowUp({
        params: { participantId: met.participantId, followUpId: ofMonth(met.begun, 3).id },
        ifMatch: 1,
        body: anEmployment(),
      }),
    ),
  ]
}
