import type { OpenApiDocument, Operation } from '@passerelle/contract/openapi'
import { type Html, html } from '@passerelle/runtime/html'
import { code, type Words } from './words.ts'

/** Every operation of the document, in its order. */
export function operationsOf({ paths }: OpenApiDocument): readonly Operation[] {
  return Object.values(paths).flatMap((item) => Object.values(item))
}

/** Leads to an operation in the viewer. */
export function linkToOperation({ operationId, tags }: Operation, { language }: Words): Html {
  const [area = ''] = tags
  return html`<a href="../docs?language=${language}#tag/${area.toLowerCase()}/${operationId}">${code(operationId)}</a>`
}

/** Leads to a schema of the document in the viewer. */
export function linkToSchema(name: string, { language }: Words): Html {
  return html`<a href="../docs?language=${language}#models/${name}">${code(name)}</a>`
}
