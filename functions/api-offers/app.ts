import { access } from '@passerelle/contract/access'
import { offers } from '@passerelle/contract/offers'
import type { OfferId } from '@passerelle/domain/kernel'
import { publishOffer, withdrawOffer } from '@passerelle/domain/offers'
import { api } from '@passerelle/runtime'
import { editOffer, moveOffer } from './change-offer.ts'
import { type OffersContext, openOffersContext } from './context.ts'
import { draftOffer } from './draft-offer.ts'
import { setCentre } from './set-centre.ts'
import { setServedCountries } from './set-served-countries.ts'
import { viewOffer } from './view-offer.ts'

const read = async (context: OffersContext, id: OfferId) =>
  viewOffer(context, await context.own().offers.get(id))

// The stored id of every operation upon an offer is the offer's.
const replay = (context: OffersContext, id: string) => read(context, id as OfferId)

export const app = api(offers, access, openOffersContext, {
  draftOffer: { run: (context, { body }) => draftOffer(context.own(), body), replay },
  listOffers: async (context, { query }) => {
    const { items, ...rest } = await context.own().offers.list(query)
    return { items: items.map((offer) => viewOffer(context, offer)), ...rest }
  },
  readOffer: (context, { params }) => read(context, params.offerId),
  editOffer: (context, { params, body, expected }) =>
    editOffer(context.own(), params.offerId, body, expected),
  publishOffer: {
    run: (context, { params, expected }) => moveOffer(context.own(), params.offerId, expected, publishOffer),
    replay,
  },
  withdrawOffer: {
    run: (context, { params, expected }) => moveOffer(context.own(), params.offerId, expected, withdrawOffer),
    replay,
  },
  readCentre: (context) => context.own().centre.get(),
  setCentre: (context, { body, expected }) => setCentre(context.own(), body, expected),
  readServedCountries: (context) => context.operator().served.get(),
  setServedCountries: (context, { body, expected }) =>
    setServedCountries(context.operator(), body.countries, expected),
})
