import type { Page } from '@passerelle/contract/kit'
import { directionOf, type Language, languages, ownNames } from '@passerelle/messages'
import type { NewcomerWords } from '@passerelle/messages/newcomers'
import { type Html, hashOf, html, policyOf, raw } from '@passerelle/runtime/html'
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

/** A page in one language. It runs no script, and nobody keeps a copy of it on the way. */
export function framed(
  { language, say }: NewcomerWords,
  { title, body, status = 200, addressIn, toHome }: Content,
): Page {
  const others = languages.filter((each) => each !== language)
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${toHome && html`<p><a href="${toHome}?in=${language}">${say('home')}</a></p>`}
<h1>${title}</h1>
${body}
${addressIn && html`<nav>${others.map((each) => html`<a href="${addressIn(each)}" lang="${each}" hreflang="${each}">${ownNames[each]}</a> `)}</nav>`}
</main>
</body>
</html>
`
  return {
    content: page.toString(),
    status,
    headers: {
      'Content-Language': language,
      'Content-Security-Policy': policyOf([`style-src ${hashOf(style)}`], "'self'"),
    },
  }
}

/** Leads on to another page, so that a page that is fetched again sends nothing a second time. */
export function led(location: string): Page {
  return { content: '', status: 303, headers: { Location: location } }
}

/** A fact of a list of facts; nothing where it is not known. */
export function fact(name: string, value: Html | string | undefined): Html | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}
