import { aPerson, takeIn } from '../../../support/casework.ts'
import { inDays } from '../../../support/exchange.ts'
import { anEmployment, ofMonth } from '../../../support/follow-up.ts'
import type { House } from './house.ts'

/**
 * Somebody who has returned, asked how they fare once, tried in vain once, and with one more follow-up ahead.
 *
 * @returns what opens their own page
 */
export async function setUpFollowUps({ person, mark }: House): Promise<string> {
  const { api } = person('coach')
  const { id: participantId } = await takeIn(api, aPerson({ stage: 'returned' }))
  const params = { participantId }
  const { body: begun } = await api.beginFollowUps({ params, body: { contactOn: inDays(-200) } })
  const asked = { params: { ...params, followUpId: ofMonth(begun, 3).id } }
  await api.recordFollowUp({
    ...asked,
    ifMatch: 1,
    body: anEmployment({ on: inDays(-90), since: inDays(-95), note: mark('follow-up') }),
  })
  await api.readFollowUp(asked)
  const answers = [{ item: 'home' as const, answer: 3 }]
  await api.recordBaseline({ params, body: { heldOn: inDays(-250), answers } })
  await api.rewriteBaseline({ params, ifMatch: 1, body: { heldOn: inDays(-251), answers } })
  await api.readBaseline({ params })
  await api.readInstrument({})
  const tried = { params: { ...params, followUpId: ofMonth(begun, 6).id } }
  await api.recordFollowUp({
    ...tried,
    ifMatch: 1,
    body: { attempts: [{ on: inDays(-1), way: 'phone' }] },
  })
  await api.planFollowUp({ params, body: { aimedOn: inDays(60) } })
  await api.listFollowUps({ params })
  await api.listDueFollowUps({})
  const days = { month3: 91, month6: 182, month12: 364 }
  await person('admin').api.setFollowUpDays({ ifMatch: 1, body: { days } })
  const { body: link } = await api.makeLink({ params, body: {} })
  return `${link.code}.${link.pin}`
}
