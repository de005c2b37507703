import type { OpenApiDocument, Operation, Parameter, Reference } from '@passerelle/contract/openapi'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { boundsText } from './bounds-text.ts'
import { shapeOf } from './shape.ts'
import { typeText } from './type-text.ts'
import { code, type Words } from './words.ts'

export type Placed = { readonly method: string; readonly path: string; readonly operation: Operation }

/** Every operation of the document with where it stands, in the order of the document. */
export function operationsOf({ paths }: OpenApiDocument): readonly Placed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

/** One operation: who may call it, what it takes, what it answers, how it refuses. */
export function operationArticle(
  { method, path, operation }: Placed,
  document: OpenApiDocument,
  words: Words,
): Html {
  const { say } = words
  const { operationId, summary } = operation
  return html`<article id="${operationId}" aria-labelledby="${operationId}-title">
<h3 id="${operationId}-title">${words.english(summary)}</h3>
<p class="call" dir="ltr"><b class="method">${method}</b> <code>${path}</code></p>
<dl>
<dt>${say('operation.roles')}</dt><dd>${rolesText(operation, words)}</dd>
<dt>${say('operation.name')}</dt><dd>${code(operationId)}</dd>
</dl>
${parameterTable(operation, document, words)}
${bodyPart(operation, words)}
${answerPart(operation, words)}
${refusalPart(operation, words)}
</article>`
}

function rolesText(operation: Operation, { say, named }: Words): Html {
  const roles = operation['x-roles']
  if (roles.includes('public')) return say('operation.everybody')
  return joined(
    roles.map((role) => named('role', role, role)),
    html`, `,
  )
}

function parameterTable({ parameters }: Operation, document: OpenApiDocument, words: Words): Html {
  const { say } = words
  const all = parameters.map((each) => resolved(each, document.components.parameters))
  if (all.length === 0) return html``
  return html`<table>
<caption>${say('operation.parameters')}</caption>
<thead><tr><th scope="col">${say('column.parameter')}</th><th scope="col">${say('column.type')}</th><th scope="col">${say('column.rules')}</th></tr></thead>
<tbody>${all.map((each) => parameterRow(each, words))}</tbody></table>`
}

const places = { path: 'place.path', query: 'place.query', header: 'place.header' } as const

function parameterRow({ name, in: place, required, description, schema }: Parameter, words: Words): Html {
  const { say } = words
  const bounds = boundsText(schema, words)
  const rules = description === undefined ? bounds : [...bounds, words.english(description)]
  return html`<tr><th scope="row">${code(name)} <small>${say(places[place])}, ${required ? say('field.required') : say('field.optional')}</small></th>
<td>${typeText(schema, words)}</td>
<td>${rules.length === 0 ? html`` : html`<ul>${rules.map((rule) => html`<li>${rule}</li>`)}</ul>`}</td></tr>`
}

function bodyPart({ requestBody }: Operation, words: Words): Html {
  const schema = requestBody?.content['application/json']?.schema
  if (schema === undefined) return html``
  return html`<h4>${words.say('operation.body')}</h4>${shapeOf(schema, words.say('shape.fields'), words)}`
}

function answerPart({ responses }: Operation, words: Words): Html {
  const { say } = words
  const [status = '', answer] = Object.entries(responses).find(([each]) => each < '300') ?? []
  if (answer === undefined || '$ref' in answer) return html``
  const headers = Object.keys(answer.headers ?? {})
  const [media = '', content] = Object.entries(answer.content ?? {})[0] ?? []
  const shape = content && shapeOf(content.schema, say('shape.fields'), words)
  return html`<h4>${say('operation.answer', { status })}</h4>
<p>${words.english(answer.description)}${headers.length > 0 ? html` ${say('operation.headers')} ${joined(headers.map(code), html`, `)}.` : html``}</p>
${media === 'application/json' || media === '' ? shape : html`<p>${code(media)}</p>`}`
}

function refusalPart({ responses }: Operation, { say }: Words): Html {
  const refusals = Object.entries(responses).filter(([, each]) => '$ref' in each)
  const links = refusals.map(
    ([status]) => html`<a href="#refusal-${status}"><span dir="ltr">${status}</span></a>`,
  )
  return html`<p>${say('operation.refusals')} ${joined(links, html`, `)}.</p>`
}

function resolved<Kind extends object>(each: Kind | Reference, all: Readonly<Record<string, Kind>>): Kind {
  if (!('$ref' in each)) return each
  const found = all[each.$ref.split('/').at(-1) ?? '']
  if (found === undefined) throw new TypeError(`${each.$ref} is not in the document`)
  return found
}
