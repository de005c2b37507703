import type { Language } from '@passerelle/messages'
import { hashOf, html, policyOf, raw } from '@passerelle/runtime/html'
import { languageLinks } from '../page/languages.ts'
import { wordsIn } from '../page/words.ts'
import { assetName } from './asset.ts'
import { start } from './start.ts'
import { style } from './style.ts'

/**
 * The viewer's own script and the few lines that start it; no code out of texts, nothing from or to anywhere else. It
 * makes style elements while it runs, which no hash can name beforehand: so styles, and they alone, may be inline.
 */
export const contentSecurityPolicy = policyOf([
  `script-src 'self' ${hashOf(start)}`,
  "style-src 'unsafe-inline'",
  "connect-src 'self'",
])

const sections = {
  conventions: 'conventions.title',
  transitions: 'transitions.title',
  limits: 'limit.title',
  roles: 'matrix.title',
  refusals: 'refusals.title',
} as const

/** The operations in a viewer: search, samples of code, and a console to try them. */
export function viewerOf(language: Language): string {
  const words = wordsIn(language)
  const { say, direction } = words
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('page.title')}</title>
<style>${raw(style)}</style>
<script>${raw(start)}</script>
<script src="docs/assets/${assetName()}" defer></script>
</head>
<body>
<header class="bar">
<nav aria-label="${say('page.contents')}"><ul>${Object.entries(sections).map(
    ([id, title]) => html`<li><a href="docs/guide?language=${language}#${id}">${say(title)}</a></li>`,
  )}<li><a href="openapi.json">OpenAPI 3.1</a></li></ul></nav>
${languageLinks(words)}
</header>
<noscript><p>${say('viewer.noScript', {
    guide: html`<a href="docs/guide?language=${language}">${say('page.title')}</a>`,
    document: html`<a href="openapi.json">OpenAPI 3.1</a>`,
  })}</p></noscript>
<div id="operations" data-settings="${JSON.stringify(settings(language))}"></div>
</body>
</html>
`.toString()
}

/** How the viewer behaves: in the reader's language, and silent towards everybody but this API. */
function settings(language: Language) {
  return {
    url: 'openapi.json',
    localization: { locale: language },
    telemetry: false,
    withDefaultFonts: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: 'never',
    documentDownloadType: 'none',
    persistAuth: false,
    showOperationId: true,
    showExtensions: ['x-roles', 'x-rules'],
    orderSchemaPropertiesBy: 'preserve',
  }
}
