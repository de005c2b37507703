import type { HsdsService, PublicOfferView } from '@passerelle/contract/offers'
import type { OpeningHours, Place } from '@passerelle/domain/tenancy'
import type { OfferWords } from '@passerelle/messages/offers'
import { openingTimes } from '@passerelle/messages/when'
import { addresses } from '../addresses.ts'
import { partUuid, uuidOf } from './uuid.ts'

/** An offer as a service of HSDS 3.0, in one language, without what it is linked to. */
export function serviceLine(home: string, offer: PublicOfferView, { say, pick }: OfferWords): HsdsService {
  const { id, organisationId, organisationName, isCentre, eligibility, capacity, place } = offer
  return {
    id: uuidOf(id),
    organization_id: uuidOf(organisationId),
    name: pick(offer.title).text,
    description: pick(offer.summary).text,
    url: addresses.offer(home, id),
    ...(place?.email && { email: place.email }),
    status: 'active',
    application_process: pick(offer.nextStep).text,
    ...(eligibility && { eligibility_description: pick(eligibility).text }),
    last_modified: offer.changedAt,
    ...(capacity && { capacity }),
    organization: {
      id: uuidOf(organisationId),
      name: organisationName,
      description: say(isCentre ? 'directory.centre' : 'directory.organisation'),
      ...(isCentre && { website: addresses.centre(home, organisationId) }),
    },
  }
}

/** The same with all that it is linked to. */
export function service(home: string, offer: PublicOfferView, words: OfferWords): HsdsService {
  const { id, place } = offer
  const { say } = words
  const service_id = uuidOf(id)
  const terms = [
    { code: offer.kind, name: say(`offerKind.${offer.kind}`), taxonomy: say('directory.kinds') },
    ...offer.audience.map((code) => ({
      code,
      name: say(`audience.${code}`),
      taxonomy: say('directory.audiences'),
    })),
  ]
  return {
    ...serviceLine(home, offer, words),
    languages: offer.languages.map((code) => ({
      id: partUuid(id, 'language', code),
      service_id,
      code,
      name: words.spoken(code),
    })),
    service_areas: [{ id: partUuid(id, 'area'), service_id, name: words.country(offer.country) }],
    service_at_locations: place ? [atLocation(offer, place, words)] : [],
    attributes: terms.map(({ code, name, taxonomy }) => ({
      id: partUuid(id, 'attribute', code),
      link_id: service_id,
      link_entity: 'service',
      taxonomy_term_id: termUuid(code),
      taxonomy_term: {
        id: termUuid(code),
        code,
        name,
        description: name,
        taxonomy,
        language: words.language,
      },
    })),
  }
}

type AtLocation = NonNullable<HsdsService['service_at_locations']>[number]

function atLocation(offer: PublicOfferView, place: Place, { language }: OfferWords): AtLocation {
  const { id, organisationId, organisationCountry = '' } = offer
  // An organisation names no two places alike.
  const partOf = (...part: readonly string[]) => partUuid(organisationId, 'place', place.name, ...part)
  const location_id = partOf()
  return {
    id: partUuid(id, 'at', place.name),
    service_id: uuidOf(id),
    location_id,
    location: {
      id: location_id,
      organization_id: uuidOf(organisationId),
      location_type: 'physical',
      name: place.name,
      addresses: [
        {
          id: partOf('address'),
          location_id,
          address_1: place.address.split('\n').join(', '),
          city: '',
          state_province: '',
          postal_code: '',
          country: organisationCountry,
          address_type: 'physical',
        },
      ],
      phones: place.phone ? [{ id: partOf('phone'), location_id, number: place.phone, type: 'voice' }] : [],
      schedules: (place.openingHours ?? []).map((hours) => ({
        id: partOf('hours', hours.days.join(), hours.from, hours.to),
        location_id,
        freq: 'WEEKLY',
        byday: weekdays(hours),
        description: openingTimes(language, [hours]).join(),
      })),
    },
  }
}

/** The days of a rule as iCalendar writes them (RFC 5545). */
function weekdays({ days }: OpeningHours): string {
  const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
  return days
    .toSorted()
    .flatMap((day) => names[day - 1] ?? [])
    .join(',')
}

/** A term is the same wherever it stands. */
function termUuid(code: string): string {
  return partUuid(noOffer, 'term', code)
}

const noOffer = '0'.repeat(26) as PublicOfferView['id']
