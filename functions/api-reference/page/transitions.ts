import { type PolicyKey, type Transition, transitionsOf } from '@passerelle/domain/exchange'
import { referralKinds } from '@passerelle/domain/sharing'
import { terms } from '@passerelle/messages/terms'
import { type Html, html, joined } from '@passerelle/runtime/html'
import { codes } from './codes.ts'
import { limits } from './limits.ts'
import { code, type Words } from './words.ts'

type Kind = (typeof referralKinds)[number]

/** How a referral goes, from the table of transitions itself: one row a transition, one table a kind. */
export function transitions(words: Words): Html {
  const { say } = words
  return html`<section id="transitions" aria-labelledby="transitions-title">
<h2 id="transitions-title">${say('transitions.title')}</h2>
<p>${say('transitions.text', { address: code('POST /v1/referrals/{referralId}/{command}') })}</p>
${referralKinds.map((kind) => transitionTable(kind, words))}
${limits(words)}
${codes(words)}
</section>`
}

function transitionTable(kind: Kind, words: Words): Html {
  const { say } = words
  const columns = ['command', 'from', 'to', 'who', 'limits'] as const
  return html`<article id="transitions-${kind}" aria-labelledby="transitions-${kind}-title">
<h3 id="transitions-${kind}-title">${say(`transitions.${kind}`)}</h3>
<div class="wide" role="region" tabindex="0" aria-labelledby="transitions-${kind}-title"><table class="transitions">
<caption>${say('transitions.caption')}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${say(`transitions.${column}`)}</th>`)}</tr></thead>
<tbody>${transitionsOf(kind).map((each) => row(each, words))}</tbody></table></div></article>`
}

function row(transition: Transition, words: Words): Html {
  const { say, language } = words
  const { command, when, from, to } = transition
  const cells = [
    from.length === 0 ? say('transitions.new') : listed(from),
    to === 'unchanged' || to === 'deleted' ? say(`transitions.${to}`) : code(to),
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
    policies === 'all' ? say('transitions.all') : listed(policies)
  const sentences = [
    stops && say('transitions.stops', { limits: named(stops) }),
    pauses && say('transitions.pauses', { limits: named(pauses) }),
    resumes && say('transitions.resumes', { limits: named(resumes) }),
    starts && say('transitions.starts', { limits: named(starts) }),
    hastens && say('transitions.hastens'),
  ]
  return joined(
    sentences.filter((sentence) => sentence !== undefined),
    html`; `,
  )
}

function listed(names: readonly string[]): Html {
  return joined(names.map(code), html`, `)
}
