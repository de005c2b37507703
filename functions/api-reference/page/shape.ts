import type { JsonSchema } from '@passerelle/contract/openapi'
import { type Html, html } from '@passerelle/runtime/html'
import { boundsText } from './bounds-text.ts'
import { linkToShape, typeText } from './type-text.ts'
import { code, type Words } from './words.ts'

/** What a body, an answer or a part of one holds: its fields in a table, or in a sentence where it has none. */
export function shapeOf(schema: JsonSchema, caption: Html, words: Words): Html {
  if (schema.$ref !== undefined) return html`<p>${linkToShape(schema.$ref)}</p>`
  const choices = (schema.anyOf ?? schema.oneOf)?.filter(({ properties }) => properties !== undefined) ?? []
  if (choices.length > 0) {
    return html`${choices.map((choice) => fieldTable(choice, caption, words))}`
  }
  if (schema.properties !== undefined) return fieldTable(schema, caption, words)
  return html`<p>${typeText(schema, words)}</p>${sentences(boundsText(schema, words))}`
}

type Field = { readonly name: string; readonly schema: JsonSchema; readonly required: boolean }

function fieldTable(schema: JsonSchema, caption: Html, words: Words): Html {
  const { say } = words
  const fields = fieldsOf(schema)
  if (fields.length === 0) return html`<p>${say('shape.empty')}</p>`
  return html`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${say('column.field')}</th><th scope="col">${say('column.type')}</th><th scope="col">${say('column.rules')}</th></tr></thead>
<tbody>${fields.map(
    ({ name, schema: each, required }) => html`<tr>
<th scope="row">${code(name)} <small>${required ? say('field.required') : say('field.optional')}</small></th>
<td>${typeText(each, words)}</td>
<td>${sentences(boundsText(each, words))}</td></tr>`,
  )}</tbody></table>`
}

/** The fields of an object, and those of the nameless objects in it: `admin.name`, `names[].given`. */
function fieldsOf({ properties = {}, required = [] }: JsonSchema, prefix = ''): Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const field = { name: prefix + name, schema, required: required.includes(name) }
    const inner = schema.items ?? schema
    return [field, ...fieldsOf(inner, `${field.name}${schema.items ? '[]' : ''}.`)]
  })
}

function sentences(all: readonly Html[]): Html {
  return all.length === 0 ? html`` : html`<ul>${all.map((each) => html`<li>${each}</li>`)}</ul>`
}
