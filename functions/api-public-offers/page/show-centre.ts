import type { Page } from '@passerelle/contract/kit'
import type { PublicCentreView } from '@passerelle/contract/offers'
import type { TenantId } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { offerWordsIn } from '@passerelle/messages/offers'
import { html } from '@passerelle/runtime/html'
import { fact } from '@passerelle/runtime/page'
import { addresses } from '../addresses.ts'
import { centreStatement, embedded } from '../json-ld.ts'
import type { Office } from '../office.ts'
import { readCentre } from '../read-centre.ts'
import { contactLink } from './contact-link.ts'
import { framed, maxPageBytes, told } from './frame.ts'
import { placeFacts } from './place.ts'

/** A centre: how it stands with it, and how it is reached. Of its places as many as fit on a small page. */
export async function showCentre(office: Office, id: TenantId, language: Language): Promise<Page> {
  const centre = await readCentre(office, id)
  let count = centre.places.length
  let page = written(office, centre, count, language)
  while (count > 1 && Buffer.byteLength(String(page.content)) > maxPageBytes) {
    count -= 1
    page = written(office, centre, count, language)
  }
  return page
}

function written({ home }: Office, centre: PublicCentreView, count: number, language: Language): Page {
  const words = offerWordsIn(language)
  const { say } = words
  const { note } = centre
  const places = centre.places.slice(0, count)
  const left = centre.places.length - count
  const body = html`<dl>
${fact(say('page.state'), say(`centreState.${centre.state}`))}
${fact(say('page.spoken'), centre.languages.map(words.spoken).join(', '))}
</dl>
${centre.takesContactRequests && contactLink(words, `centre=${centre.id}`)}
${note && html`<p class="note">${told(words.pick(note))}</p>`}
<p><a href="../countries/${centre.country}?in=${language}">${words.country(centre.country)}</a></p>
${places.length === 0 ? html`<p>${say('page.noPlaces')}</p>` : places.map((place) => placeFacts(words, place))}
${left > 0 ? html`<p>${say('page.morePlaces', { count: left })}</p>` : undefined}`
  return framed(words, {
    title: centre.name,
    body,
    address: addresses.centre(home, centre.id),
    toHome: '../../pages',
    statement: embedded(centreStatement(home, centre)),
  })
}
