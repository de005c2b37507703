import { type Html, hashOf, html, policyOf, raw } from '@passerelle/runtime/html'
import { style } from './style.ts'
import type { Words } from './words.ts'

/** The way in, for browsers with script and without. */
export const wayIn = '/me/'

/** Its own style, and a form to where it came from; no script, no image, no frame. */
export const contentSecurityPolicy = policyOf([`style-src ${hashOf(style)}`], "'self'")

/** The frame around whatever stands on the page. */
export function pageOf({ language, direction, say }: Words, content: Html): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${say('title')}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`
}
