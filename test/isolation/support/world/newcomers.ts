import { createClient } from '@passerelle/client'
import type { LocalCloud } from '@passerelle/local-cloud'
import { anAsk, askOf, openForms } from '../../../support/newcomers.ts'
import type { House } from './house.ts'

/** Two people without an account who ask a centre for contact, of whom one is answered. Whoever else asks, takes it back. */
export async function setUpNewcomers(cloud: LocalCloud, { person, mark, tenant }: House): Promise<void> {
  if (tenant.kind !== 'centre') return
  await cloud.settled()
  const visitor = createClient({ api: cloud.api })
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
