import type { Page } from '@passerelle/contract/kit'
import type { OfferId } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { offerWordsIn } from '@passerelle/messages/offers'
import { html } from '@passerelle/runtime/html'
import { fact } from '@passerelle/runtime/page'
import { addresses } from '../addresses.ts'
import { embedded, offerStatement } from '../json-ld.ts'
import type { Office } from '../office.ts'
import { readOffer } from '../read-offer.ts'
import { capacityText } from './capacity.ts'
import { contactLink } from './contact-link.ts'
import { framed, told } from './frame.ts'
import { placeFacts } from './place.ts'

/** An offer: what it is, for whom, where, and what one does who wants it. */
export async function showOffer(office: Office, id: OfferId, language: Language): Promise<Page> {
  const words = offerWordsIn(language)
  const { say, pick } = words
  const offer = await readOffer(office, id)
  const { summary, eligibility, nextStep, capacity, place } = offer
  const name = html`<bdi>${offer.organisationName}</bdi>`
  const organisation = offer.isCentre
    ? html`<a href="../centres/${offer.organisationId}?in=${language}">${name}</a>`
    : name
  const body = html`<p>${told(pick(summary))}</p>
<dl>
${fact(say('page.kind'), say(`offerKind.${offer.kind}`))}
${fact(say('page.audience'), offer.audience.map((each) => say(`audience.${each}`)).join(', '))}
${fact(say('page.eligibility'), eligibility && told(pick(eligibility)))}
${fact(say('page.spoken'), offer.languages.map(words.spoken).join(', '))}
${fact(say('page.free'), capacity && capacityText(words, capacity))}
${fact(say('page.nextStep'), told(pick(nextStep)))}
${fact(say('page.organisation'), organisation)}
</dl>
${offer.takesContactRequests && contactLink(words, `offer=${id}`)}
${place && placeFacts(words, place)}
<p><a href="../countries/${offer.country}?in=${language}">${words.country(offer.country)}</a></p>`
  return framed(words, {
    title: pick(offer.title).text,
    heading: told(pick(offer.title)),
    body,
    address: addresses.offer(office.home, id),
    toHome: '../../pages',
    statement: embedded(offerStatement(office.home, offer, words)),
  })
}
