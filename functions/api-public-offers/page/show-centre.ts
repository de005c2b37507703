import type { Page } from '@passerelle/contract/kit'
import type { TenantId } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { offerWordsIn } from '@passerelle/messages/offers'
import { html } from '@passerelle/runtime/html'
import { addresses } from '../addresses.ts'
import { centreStatement, embedded } from '../json-ld.ts'
import type { Office } from '../office.ts'
import { readCentre } from '../read-centre.ts'
import { fact, framed, told } from './frame.ts'
import { placeFacts } from './place.ts'

/** A centre: how it stands with it, and how it is reached. */
export async function showCentre(office: Office, id: TenantId, language: Language): Promise<Page> {
  const words = offerWordsIn(language)
  const { say } = words
  const centre = await readCentre(office, id)
  const { note, places } = centre
  const body = html`<dl>
${fact(say('page.state'), say(`centreState.${centre.state}`))}
${fact(say('page.spoken'), centre.languages.map(words.spoken).join(', '))}
</dl>
${note && html`<p class="note">${told(words.pick(note))}</p>`}
<p><a href="../countries/${centre.country}?in=${language}">${words.country(centre.country)}</a></p>
${places.length === 0 ? html`<p>${say('page.noPlaces')}</p>` : places.map((place) => placeFacts(words, place))}`
  return framed(words, {
    title: centre.name,
    body,
    address: addresses.centre(office.home, id),
    toHome: '../../pages',
    statement: embedded(centreStatement(office.home, centre)),
  })
}
