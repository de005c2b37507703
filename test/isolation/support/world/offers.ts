import { anOffer, publishedOffer } from '../../../support/offers.ts'
import type { House } from './house.ts'

/** An offer that was published and withdrawn, and a draft: neither is anybody's to see; each text is the organisation's own. */
export async function setUpOffers({ person, mark, tenant }: House): Promise<void> {
  const { api } = person('coordinator')
  const texts = () => ({ title: { fr: mark('offer') }, nextStep: { fr: mark('step') } })
  await api.draftOffer({ body: anOffer(texts()) })
  const { id, version } = await publishedOffer(api, texts())
  const params = { offerId: id }
  const body = { summary: { fr: mark('summary') } }
  const { body: edited } = await api.editOffer({ params, ifMatch: version, body })
  await api.withdrawOffer({ params, ifMatch: edited.version })
  if (tenant.kind !== 'centre') return
  const note = { fr: mark('note') }
  await api.setCentre({ ifMatch: 1, body: { state: 'open', languages: ['fr'], note } })
}
