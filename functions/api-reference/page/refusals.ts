import type { OpenApiDocument } from '@passerelle/contract/openapi'
import type { ProblemSpeaker } from '@passerelle/messages/problems'
import { type Html, html } from '@passerelle/runtime/html'
import { problemCodes, statusOf } from '@passerelle/runtime/problems'
import { linkToSchema } from './operations.ts'
import { code, type Words } from './words.ts'

/** How the API refuses: every status with its codes, what they say in the reader's language, and an example. */
export function refusals(
  { components, paths }: OpenApiDocument,
  words: Words,
  problems: ProblemSpeaker,
): Html {
  const { say } = words
  const names = new Map<string, string>()
  for (const item of Object.values(paths))
    for (const { responses } of Object.values(item))
      for (const [status, each] of Object.entries(responses))
        if ('$ref' in each) names.set(status, each.$ref.split('/').at(-1) ?? '')
  const statuses = [...names].toSorted(([a], [b]) => a.localeCompare(b))
  return html`<section id="refusals" aria-labelledby="refusals-title">
<h2 id="refusals-title">${say('refusals.title')}</h2>
<p>${say('refusals.text', { problem: linkToSchema('Problem', words) })}</p>
${statuses.map(([status, name]) => refusal(status, components.responses[name], words, problems))}
</section>`
}

function refusal(
  status: string,
  response: OpenApiDocument['components']['responses'][string] | undefined,
  words: Words,
  problems: ProblemSpeaker,
): Html {
  const example = response?.content?.['application/problem+json']?.example
  return html`<article id="refusal-${status}" aria-labelledby="refusal-${status}-title">
<h3 id="refusal-${status}-title"><span dir="ltr">${status}</span> ${words.english(response?.description ?? '')}</h3>
${codeTable(status, words, problems)}
<details><summary>${words.say('refusals.example')}</summary><pre dir="ltr" lang="en"><code>${JSON.stringify(example, null, 2)}</code></pre></details>
</article>`
}

function codeTable(status: string, { say }: Words, { title }: ProblemSpeaker): Html {
  const codes = problemCodes.filter((each) => String(statusOf[each]) === status)
  if (codes.length === 0) return html``
  return html`<table><caption>${say('refusals.codes', { status })}</caption>
<thead><tr><th scope="col">${say('column.code')}</th><th scope="col">${say('column.meaning')}</th></tr></thead>
<tbody>${codes.map((each) => html`<tr><th scope="row">${code(each)}</th><td>${title(each)}</td></tr>`)}</tbody></table>`
}
