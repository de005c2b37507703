import type { OpenApiDocument } from '@passerelle/contract/openapi'
import type { Language } from '@passerelle/messages'
import { speakProblems } from '@passerelle/messages/problems'
import { type Html, html, pagePolicy, raw } from '@passerelle/runtime/html'
import { conventions } from './conventions.ts'
import { languageLinks } from './languages.ts'
import { matrix } from './matrix.ts'
import { operationsOf } from './operations.ts'
import { refusals } from './refusals.ts'
import { style } from './style.ts'
import { transitions } from './transitions.ts'
import { code, type Words, wordsIn } from './words.ts'

export const contentSecurityPolicy = pagePolicy(style)

/** The guide to all that holds for every call, as one page of HTML that needs no script. */
export async function guideOf(document: OpenApiDocument, language: Language): Promise<string> {
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
</head>
<body>
<a class="skip" href="#content">${say('page.skip')}</a>
${banner(document, words)}
<div class="columns">
<nav aria-label="${say('page.contents')}">${contents(words)}</nav>
<main id="content" tabindex="-1">
${conventions(words)}
${transitions(words)}
${matrix(operationsOf(document), words)}
${refusals(document, words, await speakProblems(language))}
</main>
</div>
</body>
</html>
`.toString()
}

function banner({ info }: OpenApiDocument, words: Words): Html {
  const { say, language } = words
  return html`<header>
<h1>${say('page.title')}</h1>
<p>${say('page.summary')}</p>
<p>${say('page.version', { version: html`<span dir="ltr">${info.version}</span>` })} · ${say('page.licence', { licence: code(info.license.identifier) })} · <a href="../openapi.json">${say('page.machines')}</a></p>
<p><a class="operations" href="../docs?language=${language}">${say('guide.operations')}</a></p>
${languageLinks(words)}
</header>`
}

function contents({ say }: Words): Html {
  return html`<ul>
<li><a href="#conventions">${say('conventions.title')}</a></li>
<li><a href="#transitions">${say('transitions.title')}</a></li>
<li><a href="#roles">${say('matrix.title')}</a></li>
<li><a href="#refusals">${say('refusals.title')}</a></li>
</ul>`
}
