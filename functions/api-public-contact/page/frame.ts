import type { Page } from '@passerelle/contract/kit'
import type { Language } from '@passerelle/messages'
import type { NewcomerWords } from '@passerelle/messages/newcomers'
import { type Html, html } from '@passerelle/runtime/html'
import { otherLanguages, plainPage, unlisted } from '@passerelle/runtime/page'
import { style } from './style.ts'

/** What differs from page to page. */
export type Content = {
  readonly title: string
  readonly body: Html
  readonly status?: NonNullable<Page['status']>
  /** Where the same page stands in another language; a page that answers a form stands nowhere. */
  readonly addressIn?: (language: Language) => string
  /** How one gets from here to the first page of all offers. */
  readonly toHome?: string
}

/** A page in one language, of which nobody keeps a copy on the way. */
export function framed(
  { language, say }: NewcomerWords,
  { title, body, status, addressIn, toHome }: Content,
): Page {
  return plainPage({
    language,
    title,
    style,
    hasForm: true,
    head: unlisted,
    main: html`${toHome && html`<p><a href="${toHome}?in=${language}">${say('home')}</a></p>`}
<h1>${title}</h1>
${body}
${addressIn && otherLanguages(language, addressIn)}`,
    status,
  })
}

/** Leads on to another page, so that a page that is fetched again sends nothing a second time. */
export function led(location: string): Page {
  return { content: '', status: 303, headers: { Location: location } }
}
