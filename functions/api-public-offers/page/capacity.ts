import type { OfferView } from '@passerelle/contract/offers'
import type { OfferWords } from '@passerelle/messages/offers'
import { type Html, html } from '@passerelle/runtime/html'

/** How many places are free and since when that is known; in grey where nobody has looked for long. */
export function capacityText(
  { say, day }: OfferWords,
  { free, asOf, stale }: NonNullable<OfferView['capacity']>,
): Html {
  const text = say('page.capacity', { free, day: day(asOf) })
  return stale ? html`<span class="stale">${text}. ${say('page.stale')}</span>` : html`${text}`
}
