import type { Page } from '@passerelle/contract/kit'
import { directionOf, type Language, languages, ownNames } from '@passerelle/messages'
import { type Html, hashOf, html, pagePolicy, policyOf, raw } from './html.ts'

/** What differs between the pages that people without an account read. */
export type PlainContent = {
  readonly language: Language
  readonly title: string
  readonly style: string
  /** The main part. */
  readonly main: Html
  /** Whether a form stands on it, which leads to where the page came from; on a page without one none leads anywhere. */
  readonly hasForm?: boolean
  /** What else stands in the head. */
  readonly head?: Html | readonly Html[] | undefined
  readonly status?: Page['status'] | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A page in one language that needs its own style and nothing else: no script, no picture, no frame. Nobody hears from which
 * page a reader came.
 */
export function plainPage({
  language,
  title,
  style,
  main,
  hasForm = false,
  head,
  status = 200,
  headers,
}: PlainContent): Page {
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(style)}</style>
${head}
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
  return {
    content: page.toString(),
    status,
    headers: {
      'Content-Language': language,
      'Content-Security-Policy': hasForm
        ? policyOf([`style-src ${hashOf(style)}`], "'self'")
        : pagePolicy(style),
      ...headers,
    },
  }
}

/** In the head of a page that no search engine shows. */
export const unlisted: Html = html`<meta name="robots" content="noindex">`

/** The way to the same page in the other languages. */
export function otherLanguages(language: Language, addressIn: (other: Language) => string): Html {
  const others = languages.filter((each) => each !== language)
  return html`<nav>${others.map((each) => html`<a href="${addressIn(each)}" lang="${each}" hreflang="${each}">${ownNames[each]}</a> `)}</nav>`
}

/** A fact of a list of facts; nothing where it is not known. */
export function fact(name: string, value: Html | string | undefined): Html | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}
