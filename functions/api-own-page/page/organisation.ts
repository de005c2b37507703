import { type Html, html } from '@passerelle/runtime/html'
import type { Told } from '../own-api.ts'
import type { Words } from './words.ts'

type Organisation = Told['self']['organisation']

/** Where, how and when one reaches an organisation. */
export function placesOf({ places }: Organisation, { say }: Words): readonly Html[] {
  return places.map(
    ({
      name,
      address,
      phone,
      formattedPhone,
      email,
      hours,
      map,
    }) => html`<address><strong><bdi>${name}</bdi></strong>
${address.split('\n').map((line) => html`<bdi>${line}</bdi>`)}
${phone === undefined ? undefined : html`<a href="tel:${phone}" dir="ltr">${formattedPhone ?? phone}</a>`}
${email === undefined ? undefined : html`<a href="mailto:${email}" dir="ltr">${email}</a>`}
${hours.length === 0 ? undefined : html`<span>${say('place.open')}${hours.map((line) => html`<span class="line">${line}</span>`)}</span>`}
${map === undefined ? undefined : html`<a href="${map}" rel="noreferrer">${say('place.map')}</a>`}</address>`,
  )
}
