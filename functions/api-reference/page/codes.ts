import { declineReasons, outcomes, referralStates, withdrawReasons } from '@passerelle/domain/exchange'
import { type Html, html } from '@passerelle/runtime/html'
import { phrase } from '@passerelle/runtime/messages'
import { code, type Words } from './words.ts'

const tables = [
  { title: 'states', kind: 'state', codes: referralStates },
  { title: 'declining', kind: 'reason', codes: declineReasons },
  { title: 'withdrawing', kind: 'reason', codes: withdrawReasons },
  { title: 'outcomes', kind: 'outcome', codes: outcomes },
] as const

/** What the codes of a referral mean, in the words in which the API's own sentences say them. */
export function codes({ say, language }: Words): Html {
  return html`<article id="codes" aria-labelledby="codes-title">
<h3 id="codes-title">${say('codes.title')}</h3>
${tables.map(
  ({ title, kind, codes: each }) => html`<table><caption>${say(`codes.${title}`)}</caption>
<thead><tr><th scope="col">${say('column.code')}</th><th scope="col">${say('column.meaning')}</th></tr></thead>
<tbody>${each.map((name) => html`<tr><th scope="row">${code(name)}</th><td>${phrase(language, `${kind}.${name}`, {})}</td></tr>`)}</tbody></table>`,
)}</article>`
}
