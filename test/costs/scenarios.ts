import { journey, preparedCase, type TwoHouses } from '../support/exchange.ts'

/** A handover from the first interview to its end, as two coaches give it and look at it on the way. */
export async function oneHandover(houses: TwoHouses): Promise<void> {
  const { miriam, awa, chief } = houses
  const way = journey(houses)
  const { id } = await preparedCase(houses)
  await miriam.api.readCase({ params: { participantId: id } })
  const draft = await way.draft(id)
  const asked = await way.asked(draft)
  const params = { referralId: draft.id }
  await miriam.api.previewPackage({ params, query: { language: 'fr' } })
  const offered = await way.offered(asked)
  await chief.api.listReferrals({ query: { box: 'inbox', state: 'offered' } })
  await awa.api.readReferral({ params })
  await awa.api.readPackage({ params })
  const acknowledged = await way.acknowledged(offered)
  const accepted = await way.accepted(acknowledged)
  await awa.api.writeMessage({ params, body: { text: 'We look forward to it.' } })
  await miriam.api.readMessages({ params })
  await miriam.api.markMessagesRead({ params, body: { upTo: 1 } })
  const departed = await way.departed(accepted)
  const met = await way.met(departed)
  await way.completed(met)
  await miriam.api.readTimeline({ params })
}

/** What a coach asks for on a working day besides handovers, about somebody who has a plan. */
export async function oneDay({ miriam }: TwoHouses, participantId: string): Promise<void> {
  const { api } = miriam
  const params = { participantId }
  for (let visit = 0; visit < 8; visit += 1) {
    await api.readMe()
    await api.readInbox()
    await api.listParticipants({ query: { limit: 50 } })
    await api.listParticipants({ query: { q: 'Muhamad Traore' } })
    await api.readCase({ params })
    await api.listNotes({ params })
    await api.readPlan({ params })
    await api.listSessions({
      query: { from: '2026-03-01T00:00:00.000Z', before: '2026-04-01T00:00:00.000Z' },
    })
  }
  for (let note = 0; note < 4; note += 1) {
    await api.writeNote({ params, body: { class: 'coaching', text: 'Spoke about the plan for the return.' } })
  }
}
