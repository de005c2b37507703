import type { Place } from '@passerelle/domain/tenancy'
import type { OfferWords } from '@passerelle/messages/offers'
import { openingTimes } from '@passerelle/messages/when'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { fact } from '@passerelle/runtime/page'

/** Where somebody comes to, and how they are reached there. */
export function placeFacts({ language, say }: OfferWords, place: Place): Html {
  const hours = openingTimes(language, place.openingHours ?? []).map((line) => html`<bdi>${line}</bdi>`)
  const { phone, formattedPhone = phone, email, map } = place
  return html`<dl>
${fact(say('page.place'), html`<bdi>${place.name}</bdi>`)}
${fact(say('page.address'), html`<bdi>${place.address}</bdi>`)}
${fact(say('page.phone'), phone && html`<a href="tel:${phone}"><bdi dir="ltr">${formattedPhone}</bdi></a>`)}
${fact(say('page.email'), email && html`<a href="mailto:${email}"><bdi>${email}</bdi></a>`)}
${fact(say('page.hours'), hours.length === 0 ? undefined : joined(hours, html`<br>`))}
${fact(say('page.map'), map && html`<a href="${map}" rel="noopener noreferrer">${say('page.map')}</a>`)}
</dl>`
}
