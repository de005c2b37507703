import type { Party, Place } from '@passerelle/domain/tenancy'
import { openingTimes } from '@passerelle/messages/when'
import { type Html, html, joined } from '@passerelle/runtime/html'
import type { Words } from './words.ts'

/** As many as a person finds their way in; an organisation names the one for most people first. */
const maxPrinted = 5

/** Where an organisation is, and how and when it is reached there. */
export function placesOf({ places = [] }: Pick<Party, 'places'>, words: Words): Html | undefined {
  if (places.length === 0) return undefined
  return html`<ul class="places">${places.slice(0, maxPrinted).map((place) => onePlace(place, words))}</ul>`
}

function onePlace(
  { name, address, phone, formattedPhone, email, openingHours, map }: Place,
  words: Words,
): Html {
  const { say, language } = words
  const hours = openingTimes(language, openingHours ?? [])
  const lines = [
    html`<strong><bdi>${name}</bdi></strong>`,
    ...address.split('\n').map((line) => html`<bdi>${line}</bdi>`),
    ...[formattedPhone ?? phone, email].flatMap((each) => (each ? [html`<bdi dir="ltr">${each}</bdi>`] : [])),
    ...(hours.length > 0 ? [html`${say('place.open')}:`, ...hours.map((line) => html`${line}`)] : []),
    ...(map ? [html`${say('place.map')}: <bdi dir="ltr">${map}</bdi>`] : []),
  ]
  return html`<li>${joined(lines, html`<br>`)}</li>`
}
