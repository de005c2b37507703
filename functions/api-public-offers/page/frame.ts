import type { Page } from '@passerelle/contract/kit'
import { directionOf, languages, ownNames } from '@passerelle/messages'
import type { OfferWords, Written } from '@passerelle/messages/offers'
import { type Html, hashOf, html, policyOf, raw } from '@passerelle/runtime/html'
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

/** A page in one language, with the way to the others. It runs no script, and needs no picture. */
export function framed({ language, say }: OfferWords, content: Content): Page {
  const {
    title,
    heading = html`<bdi>${title}</bdi>`,
    body,
    address,
    asked,
    toHome,
    statement,
    status = 200,
  } = content
  const others = languages.filter((each) => each !== language)
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${address && languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${address}?in=${each}">`)}
<style>${raw(style)}</style>
${statement}
</head>
<body>
<main>
${toHome && html`<p><a href="${toHome}?in=${language}">${say('page.home')}</a></p>`}
<h1>${heading}</h1>
${body}
<nav>${others.map((each) => html`<a href="${askedIn(each, asked)}" lang="${each}" hreflang="${each}">${ownNames[each]}</a> `)}</nav>
</main>
</body>
</html>
`
  const text = page.toString()
  return {
    content: text,
    status,
    headers: {
      ...(status === 200 && { ...lasting(text), Vary: 'Accept-Language' }),
      'Content-Language': language,
      'Content-Security-Policy': policyOf([`style-src ${hashOf(style)}`], "'self'"),
    },
  }
}

/** The same page in a language. */
export function askedIn(language: string, asked = new URLSearchParams()): string {
  return `?${new URLSearchParams([['in', language], ...asked])}`
}

/** A text of somebody else's, in its own language and direction. */
export function told({ text, language }: Written): Html {
  return html`<span lang="${language}" dir="${directionOf(language)}">${text}</span>`
}

/** A fact of a list of facts; nothing where it is not known. */
export function fact(name: string, value: Html | string | undefined): Html | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}
