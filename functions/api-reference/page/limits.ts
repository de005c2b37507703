import {
  type DeadlinePolicy,
  deadlinePolicies,
  type PolicyKey,
  policyKeys,
  type Span,
  startedBy,
} from '@passerelle/domain/exchange'
import { referrals } from '@passerelle/messages/referrals'
import { terms } from '@passerelle/messages/terms'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { code, type Words } from './words.ts'

/** Every limit: what it is for, whose turn it is, how long it may take, and what the clock does when it is over. */
export function limits(words: Words): Html {
  const { say } = words
  const columns = ['side', 'long', 'fast', 'startedBy', 'onDue'] as const
  return html`<article id="limits" aria-labelledby="limits-title">
<h3 id="limits-title">${say('limit.title')}</h3>
<div class="wide" role="region" tabindex="0" aria-labelledby="limits-title"><table class="transitions">
<caption>${say('limit.caption')}</caption>
<thead><tr><th scope="col">${say('column.code')}</th>${columns.map((column) => html`<th scope="col">${say(`limit.${column}`)}</th>`)}</tr></thead>
<tbody>${policyKeys.map((key) => row(key, words))}</tbody></table></div></article>`
}

function row(key: PolicyKey, words: Words): Html {
  const { say, language } = words
  const policy: DeadlinePolicy = deadlinePolicies[key]
  const { side, fastLimit, onDue } = policy
  const cells = [
    say(`side.${side}`),
    howLong(policy, words),
    fastLimit === undefined ? say('limit.same') : spanText(fastLimit, words),
    joined(startedBy(key).map(code), html`, `),
    html`${code(onDue)} ${terms.say(language, `command.${onDue}`)}`,
  ]
  return html`<tr><th scope="row">${code(key)} ${referrals.say(language, `limit.${key}`)}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`
}

function howLong({ limit, runsFrom }: DeadlinePolicy, words: Words): Html {
  const { say } = words
  if (runsFrom === 'planned_departure') return say('limit.departing', { span: spanText(limit, words) })
  if (runsFrom === undefined) return spanText(limit, words)
  const before = 'days' in limit ? -limit.days : 0
  if (before === 0) return say('limit.consentEnds')
  return say('limit.beforeConsentEnds', { span: spanText({ days: before }, words) })
}

function spanText(span: Span, words: Words): Html {
  if ('hours' in span) return html`${counted(span.hours, 'hour', words)}`
  if ('days' in span) return html`${counted(span.days, 'day', words)}`
  return words.say('limit.working', { span: counted(span.workingDays, 'day', words) })
}

/** Days or hours as the language counts them, in the digits that the rest of the page uses. */
function counted(count: number, unit: 'day' | 'hour', { language }: Words): string {
  const format = { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' } as const
  return new Intl.NumberFormat(language, format).format(count)
}
