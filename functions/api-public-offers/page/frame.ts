import type { Page } from '@passerelle/contract/kit'
import { directionOf, languages } from '@passerelle/messages'
import type { OfferWords, Written } from '@passerelle/messages/offers'
import { type Html, html } from '@passerelle/runtime/html'
import { otherLanguages, plainPage } from '@passerelle/runtime/page'
import { lasting } from '../lasting.ts'
import { style } from './style.ts'

/** As large as a page may be: somebody reads it over a line that carries little else. */
export const maxPageBytes = 30_000

/** What differs from page to page. */
export type Content = {
  readonly title: string
  /** The title as it stands above the page, where it is in a language of its own. */
  readonly heading?: Html
  readonly body: Html
  /** Where the page stands for good, for those who keep its address. */
  readonly address?: string
  /** What was asked for besides the language, to be asked for again in another one. */
  readonly asked?: URLSearchParams
  /** How one gets from here to the first page. */
  readonly toHome?: string
  readonly statement?: Html
  readonly status?: NonNullable<Page['status']>
}

/** A page in one language, with the way to the others. */
export function framed({ language, say }: OfferWords, content: Content): Page {
  const { title, heading = html`<bdi>${title}</bdi>`, body, address, asked, toHome, statement } = content
  const alternates = address
    ? languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${address}?in=${each}">`)
    : []
  const page = plainPage({
    language,
    title,
    style,
    hasForm: true,
    head: [...alternates, ...(statement ? [statement] : [])],
    main: html`${toHome && html`<p><a href="${toHome}?in=${language}">${say('page.home')}</a></p>`}
<h1>${heading}</h1>
${body}
${otherLanguages(language, (each) => askedIn(each, asked))}`,
    status: content.status,
  })
  if (page.status !== 200) return page
  return { ...page, headers: { ...page.headers, ...lasting(String(page.content)), Vary: 'Accept-Language' } }
}

/** The same page in a language. */
export function askedIn(language: string, asked = new URLSearchParams()): string {
  return `?${new URLSearchParams([['in', language], ...asked])}`
}

/** A text of somebody else's, in its own language and direction. */
export function told({ text, language }: Written): Html {
  return html`<span lang="${language}" dir="${directionOf(language)}">${text}</span>`
}
