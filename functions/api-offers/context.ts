import { type EitherContext, openEitherContext, type RequestScope } from '@passerelle/runtime'
import {
  type CentreBook,
  centreBook,
  type Offers,
  offers,
  type ServedBook,
  servedBook,
} from '@passerelle/table/offers'
import { type OwnTenant, ownTenant, type PlacesBook, placesBook } from '@passerelle/table/tenancy'

/** Either of the two: the operator offers nothing, and no organisation says which countries there are. */
export type OffersContext = EitherContext<
  {
    readonly offers: Offers
    readonly centre: CentreBook
    readonly places: PlacesBook
    readonly tenant: OwnTenant
  },
  { readonly served: ServedBook }
>

/** Where an organisation keeps what it offers. */
export type OrganisationContext = ReturnType<OffersContext['own']>

/** Where the operator keeps the countries of return. */
export type OperatorContext = ReturnType<OffersContext['operator']>

export function openOffersContext(request: RequestScope): Promise<OffersContext> {
  return openEitherContext(request, {
    own: (table) => ({
      offers: offers(table),
      centre: centreBook(table),
      places: placesBook(table),
      tenant: ownTenant(table),
    }),
    operator: (table) => ({ served: servedBook(table) }),
  })
}
