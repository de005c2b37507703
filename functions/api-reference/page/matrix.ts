import type { Operation } from '@passerelle/contract/openapi'
import {
  feedRole,
  memberRoles,
  operatorRole,
  paperRole,
  personRole,
  serviceRoles,
} from '@passerelle/domain/tenancy'
import { type Html, html } from '@passerelle/runtime/html'
import { linkToOperation } from './operations.ts'
import type { Words } from './words.ts'

const roles = [operatorRole, ...memberRoles, ...serviceRoles, personRole, paperRole, feedRole]

/** The matrix of rights: one row an operation, one column a role. */
export function matrix(operations: readonly Operation[], words: Words): Html {
  const { say } = words
  return html`<section id="roles" aria-labelledby="roles-title">
<h2 id="roles-title">${say('matrix.title')}</h2>
<p>${say('matrix.text')}</p>
<div class="wide" role="region" tabindex="0" aria-labelledby="roles-title"><table class="matrix">
<caption>${say('matrix.caption')}</caption>
<thead><tr><th scope="col">${say('column.operation')}</th>${roles.map((role) => html`<th scope="col">${words.named('role', role, role)}</th>`)}</tr></thead>
<tbody>${operations.map((each) => row(each, words))}</tbody></table></div></section>`
}

function row(operation: Operation, words: Words): Html {
  const { say } = words
  const allowed = operation['x-roles']
  const cells = roles.map((role) =>
    allowed.includes(role) || allowed.includes('public')
      ? html`<td class="yes">${say('matrix.yes')}</td>`
      : html`<td>${say('matrix.no')}</td>`,
  )
  return html`<tr><th scope="row">${linkToOperation(operation, words)}</th>${cells}</tr>`
}
