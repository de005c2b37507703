import { type PolicyKey, type Transition, transitionsOf } from '@passerelle/domain/exchange'
import { referralKinds } from '@passerelle/domain/sharing'
import { terms } from '@passerelle/messages/terms'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { codes } from './codes.ts'
import { limits } from './limits.ts'
import { code, type Words } from './words.ts'

type Kind = (typeof referralKinds)[number]

/** How a referral goes, from the table of transitions itself: one row a transition, one table a kind. */
export function course(words: Words): Html {
  const { say } = words
  return html`<section id="course" aria-labelledby="course-title">
<h2 id="course-title">${say('course.title')}</h2>
<p>${say('course.text', { address: code('POST /v1/referrals/{referralId}/{command}') })}</p>
${referralKinds.map((kind) => courseTable(kind, words))}
${limits(words)}
${codes(words)}
</section>`
}

function courseTable(kind: Kind, words: Words): Html {
  const { say } = words
  const columns = ['command', 'from', 'to', 'who', 'limits'] as const
  return html`<article id="course-${kind}" aria-labelledby="course-${kind}-title">
<h3 id="course-${kind}-title">${say(`course.${kind}`)}</h3>
<div class="wide" role="region" tabindex="0" aria-labelledby="course-${kind}-title"><table class="course">
<caption>${say('course.caption')}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${say(`course.${column}`)}</th>`)}</tr></thead>
<tbody>${transitionsOf(kind).map((each) => row(each, words))}</tbody></table></div></article>`
}

function row(transition: Transition, words: Words): Html {
  const { say, language } = words
  const { command, when, from, to } = transition
  const cells = [
    from.length === 0 ? say('course.new') : listed(from),
    to === 'unchanged' || to === 'deleted' ? say(`course.${to}`) : code(to),
    whoMay(transition, words),
    limitsOf(transition, words),
  ]
  const variant = when === undefined ? html`` : html` <small>(${code(when)})</small>`
  return html`<tr><th scope="row">${code(command)}${variant} ${terms.say(language, `command.${command}`)}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`
}

function whoMay({ by }: Transition, words: Words): Html {
  const each = by.map(({ side, roles }) => {
    const named = (roles ?? []).map((role) => words.named('role', role, role))
    const among = named.length === 0 ? html`` : html` (${joined(named, html`, `)})`
    return html`${words.say(`side.${side}`)}${among}`
  })
  return joined(each, html`; `)
}

function limitsOf({ starts, stops, pauses, resumes, hastens }: Transition, { say }: Words): Html {
  const named = (policies: readonly PolicyKey[] | 'all') =>
    policies === 'all' ? say('course.all') : listed(policies)
  const sentences = [
    stops && say('course.stops', { limits: named(stops) }),
    pauses && say('course.pauses', { limits: named(pauses) }),
    resumes && say('course.resumes', { limits: named(resumes) }),
    starts && say('course.starts', { limits: named(starts) }),
    hastens && say('course.hastens'),
  ]
  return joined(
    sentences.filter((sentence) => sentence !== undefined),
    html`; `,
  )
}

function listed(names: readonly string[]): Html {
  return joined(names.map(code), html`, `)
}
