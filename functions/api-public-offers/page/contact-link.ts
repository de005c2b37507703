import type { OfferWords } from '@passerelle/messages/offers'
import { type Html, html } from '@passerelle/runtime/html'

/** The way to the form by which one asks for contact, from the page of an offer or a centre. */
export function contactLink({ language, say }: OfferWords, about: string): Html {
  return html`<p><a href="../contact?${about}&in=${language}"><strong>${say('page.contact')}</strong></a>
<span class="small">${say('page.contactText')}</span></p>`
}
