import { anOffer, publishedOffer } from '../../support/offers.ts'
import type { House } from '../house.ts'
import { type Command, command, type Run } from './command.ts'

/** Of offers. */
export async function offerCommands({ coordinator }: House, { key }: Run): Promise<readonly Command[]> {
  const { api } = coordinator
  const { body: draft } = await api.draftOffer({ body: anOffer() })
  const [changed, found] = [await publishedOffer(api), await publishedOffer(api)]
  return [
    command('draftOffer', api, (own) => own.draftOffer({ body: anOffer(), ...key('draftOffer') })),
    command('editOffer', api, (own) =>
      own.editOffer({ params: { offerId: changed.id }, ifMatch: 2, body: { kind: 'credit' } }),
    ),
    command('publishOffer', api, (own) =>
      own.publishOffer({ params: { offerId: draft.id }, ifMatch: 1, ...key('publishOffer') }),
    ),
    command('withdrawOffer', api, (own) =>
      own.withdrawOffer({ params: { offerId: found.id }, ifMatch: 2, ...key('withdrawOffer') }),
    ),
  ]
}
