import { anOffer, publishedOffer } from '../../support/offers.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of offers. A change is told apart by its version, and so is none to be repeated. */
export async function offerCommands({ coordinator }: House, { key }: Run): Promise<readonly Command[]> {
  const { api } = coordinator
  const { body: draft } = await api.draftOffer({ body: anOffer() })
  const found = await publishedOffer(api)
  return [
    command('draftOffer', api, (own) => own.draftOffer({ body: anOffer(), ...key('draftOffer') })),
    command('publishOffer', api, (own) =>
      own.publishOffer({ params: { offerId: draft.id }, ifMatch: 1, ...key('publishOffer') }),
    ),
    command('withdrawOffer', api, (own) =>
      own.withdrawOffer({ params: { offerId: found.id }, ifMatch: 2, ...key('withdrawOffer') }),
    ),
  ]
}
