import type { Page } from '@passerelle/contract/kit'
import type { NewcomerWords } from '@passerelle/messages/newcomers'
import { html } from '@passerelle/runtime/html'
import { fact } from '@passerelle/runtime/page'
import type { AskedAt, AskedOf } from '@passerelle/table/events'
import { framed } from './frame.ts'

/** Says that an organisation takes no more at present, and how it is reached otherwise. */
export function fullPage(words: NewcomerWords, { organisationName: organisation, places }: AskedOf): Page {
  const { say } = words
  const ways = places
    .slice(0, 5)
    .map(({ name, phone, formattedPhone = phone, email }) =>
      fact(
        name,
        html`${phone && html`<a href="tel:${phone}"><bdi dir="ltr">${formattedPhone}</bdi></a> `}${email && html`<a href="mailto:${email}"><bdi>${email}</bdi></a>`}`,
      ),
    )
  const body = html`<p role="alert">${say('fullText', { organisation })}</p>
<dl>${ways}</dl>`
  return framed(words, { title: say('full'), body, status: 409, toHome: '../pages' })
}

/** Says that something else was sent with this form before. */
export function sentBeforePage(words: NewcomerWords, at: AskedAt): Page {
  const { say, language } = words
  const about = 'offerId' in at ? `offer=${at.offerId}` : `centre=${at.tenantId}`
  const body = html`<p role="alert">${say('sentBeforeText')}</p>
<p><a href="receipts?in=${language}">${say('desk')}</a></p>
<p><a href="contact?${about}&in=${language}">${say('newForm')}</a></p>`
  return framed(words, { title: say('sentBefore'), body, status: 409, toHome: '../pages' })
}
