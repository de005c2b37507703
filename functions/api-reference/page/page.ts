import type { OpenApiDocument } from '@passerelle/contract/openapi'
import { type Language, languages } from '@passerelle/messages'
import { type Html, html, pagePolicy } from '@passerelle/runtime/html'
import { conventions } from './conventions.ts'
import { course } from './course.ts'
import { matrix } from './matrix.ts'
import { operationArticle, operationsOf, type Placed } from './operation.ts'
import { refusals } from './refusals.ts'
import { shapeOf } from './shape.ts'
import { style } from './style.ts'
import { code, type Words, wordsIn } from './words.ts'

export const contentSecurityPolicy = pagePolicy(style)

/** The document as one page of HTML that needs no script. */
export function pageOf(document: OpenApiDocument, language: Language): string {
  const words = wordsIn(language)
  const { say, direction } = words
  const operations = operationsOf(document)
  const areas = document.tags.map((tag) => ({
    ...tag,
    operations: operations.filter(({ operation }) => operation.tags.includes(tag.name)),
  }))
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('page.title')}</title>
<style>${{ html: style }}</style>
</head>
<body>
<a class="skip" href="#content">${say('page.skip')}</a>
${banner(document, words)}
<div class="columns">
<nav aria-label="${say('page.contents')}">${contents(areas, words)}</nav>
<main id="content" tabindex="-1">
${conventions(words)}
${areas.map((area) => areaSection(area, document, words))}
${course(words)}
${matrix(operations, words)}
${refusals(document, words)}
${shapes(document, words)}
</main>
</div>
</body>
</html>
`.html
}

type Area = OpenApiDocument['tags'][number] & { readonly operations: readonly Placed[] }

const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
}

function banner({ info }: OpenApiDocument, { say, language }: Words): Html {
  return html`<header>
<h1>${say('page.title')}</h1>
<p>${say('page.summary')}</p>
<p>${say('page.version', { version: html`<span dir="ltr">${info.version}</span>` })} · ${say('page.licence', { licence: code(info.license.identifier) })} · <a href="openapi.json">${say('page.machines')}</a></p>
<nav aria-label="${say('page.languages')}"><ul class="languages">${languages.map(
    (each) =>
      html`<li><a href="?language=${each}" hreflang="${each}" lang="${each}"${each === language ? html` aria-current="true"` : html``}>${languageNames[each]}</a></li>`,
  )}</ul></nav>
</header>`
}

function contents(areas: readonly Area[], words: Words): Html {
  const { say } = words
  return html`<ul>
<li><a href="#conventions">${say('conventions.title')}</a></li>
${areas.map(
  ({ name, operations }) => html`<li><a href="#area-${name}">${words.named('area', name, name)}</a>
<ul>${operations.map(({ operation }) => html`<li><a href="#${operation.operationId}">${code(operation.operationId)}</a></li>`)}</ul></li>`,
)}
<li><a href="#course">${say('course.title')}</a></li>
<li><a href="#roles">${say('matrix.title')}</a></li>
<li><a href="#refusals">${say('refusals.title')}</a></li>
<li><a href="#shapes">${say('shapes.title')}</a></li>
</ul>`
}

function areaSection({ name, description, operations }: Area, document: OpenApiDocument, words: Words): Html {
  return html`<section id="area-${name}" aria-labelledby="area-${name}-title">
<h2 id="area-${name}-title">${words.named('area', name, name)}</h2>
<p>${words.named('areaText', name, description)}</p>
${operations.map((each) => operationArticle(each, document, words))}
</section>`
}

function shapes({ components }: OpenApiDocument, words: Words): Html {
  return html`<section id="shapes" aria-labelledby="shapes-title">
<h2 id="shapes-title">${words.say('shapes.title')}</h2>
<p>${words.say('shapes.text')}</p>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<article id="shape-${name}" aria-labelledby="shape-${name}-title">
<h3 id="shape-${name}-title">${code(name)}</h3>
${shapeOf(schema, words.say('shapes.fields', { name: code(name) }), words)}
</article>`,
)}
</section>`
}
