import type { PublicCentreView, PublicOfferView } from '@passerelle/contract/offers'
import type { Place } from '@passerelle/domain/tenancy'
import type { OfferWords, Written } from '@passerelle/messages/offers'
import { type Html, html, raw } from '@passerelle/runtime/html'
import { addresses } from './addresses.ts'

/** What a page says, for programs that read pages: schema.org as JSON-LD 1.1. */
export type Statement = Readonly<Record<string, unknown>>

export const context = 'https://schema.org'

/** The first places of a centre, so that the page stays small: what it says for people says all of them. */
const maxPlaces = 2

export function offerStatement(home: string, offer: PublicOfferView, { pick }: OfferWords): Statement {
  const address = addresses.offer(home, offer.id)
  return {
    '@context': { '@vocab': `${context}/` },
    '@id': address,
    '@type': 'Service',
    name: inLanguage(pick(offer.title)),
    description: inLanguage(pick(offer.summary)),
    serviceType: offer.kind,
    areaServed: { '@type': 'Country', identifier: offer.country },
    availableLanguage: offer.languages,
    audience: offer.audience.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    provider: {
      ...(offer.isCentre && { '@id': addresses.centre(home, offer.organisationId) }),
      '@type': 'Organization',
      name: offer.organisationName,
      ...(offer.place && { location: placeStatement(offer.place) }),
    },
  }
}

export function centreStatement(home: string, centre: PublicCentreView): Statement {
  return {
    '@context': { '@vocab': `${context}/` },
    '@id': addresses.centre(home, centre.id),
    '@type': 'Organization',
    name: centre.name,
    areaServed: { '@type': 'Country', identifier: centre.country },
    knowsLanguage: centre.languages,
    location: centre.places.slice(0, maxPlaces).map(placeStatement),
  }
}

/** A text and the language in which it stands; codes and names stand in none. */
export function inLanguage({ text, language }: Written): Statement {
  return { '@value': text, '@language': language }
}

function placeStatement({ name, address, phone, email }: Place): Statement {
  return {
    '@type': 'Place',
    name,
    address,
    ...(phone && { telephone: phone }),
    ...(email && { email }),
  }
}

/** A statement as part of a page. No text of it can end the element: it holds no `<`. */
export function embedded(statement: Statement): Html {
  return html`<script type="application/ld+json">${raw(JSON.stringify(statement).replaceAll('<', '\\u003c'))}</script>`
}
