import type { TestCloud } from '../../../support/cloud.ts'
import { anAsk, askOf, openForms } from '../../../support/newcomers.ts'
import type { House } from './house.ts'

/** Two people without an account who ask a centre for contact, of whom one is answered. Whoever else asks, takes it back. */
export async function setUpNewcomers(stage: TestCloud, { person, mark, tenant }: House): Promise<void> {
  if (tenant.kind !== 'centre') return
  await stage.cloud.settled()
  const visitor = stage.client()
  const nextForm = await openForms(visitor, 3)
  const said = () => ({
    name: mark('name'),
    when: mark('when'),
    words: mark('words'),
    channel: anAsk.channel,
  })
  const ask = () => visitor.askForContact({ body: askOf({ organisationId: tenant.id }, nextForm(), said()) })
  await ask()
  await ask()
  const { body: regretted } = await ask()
  await visitor.takeBackContactRequest({ params: { receiptCode: regretted.code } })
  const { api } = person('coordinator')
  const [first] = (await api.listContactRequests()).body.items
  if (first === undefined) throw new Error('nobody has asked')
  const params = { contactRequestId: first.id }
  const { body: read } = await api.readContactRequest({ params })
  await api.answerContactRequest({ params, ifMatch: read.version, body: { answer: 'contacted' } })
}
