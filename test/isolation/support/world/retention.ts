import { aPerson, takeIn } from '../../../support/casework.ts'
import { inDays } from '../../../support/exchange.ts'
import type { House } from './house.ts'

/** A case that was closed and is held, and of which one hold was ended before its day. */
export async function setUpRetention({ person, mark }: House): Promise<void> {
  const { api } = person('coach')
  const names = [{ kind: 'official', primary: true, given: mark('held'), family: mark('case') }] as const
  const taken = await takeIn(api, aPerson({ names: [...names] }))
  const params = { participantId: taken.id }
  const { body: first } = await api.placeHold({
    params,
    body: { ground: 'complaint', until: inDays(30) },
  })
  const holdId = first.holds[0]?.id
  if (holdId === undefined) throw new Error('a case without its hold')
  const lead = person('coordinator').api
  await lead.endHold({ params: { ...params, holdId }, ifMatch: first.version })
  await api.placeHold({ params, body: { ground: 'legal_claim', until: inDays(300) } })
  await api.moveStage({ params, ifMatch: 1, body: { stage: 'closed', closingReason: 'moved_on' } })
  await api.readRetention({ params })
  await lead.listEndings({ query: { until: inDays(1000) } })
}
