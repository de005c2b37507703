import { type Participant, type Plan, shownName } from '@passerelle/domain/casework'
import { isTerminal } from '@passerelle/domain/exchange'
import { type Html, html, pagePolicy, raw } from '@passerelle/runtime/html'
import type { SheetFile } from '@passerelle/table/papers'
import { placesOf } from './places.ts'
import { qrOf } from './qr.ts'
import { style } from './style.ts'
import type { Words } from './words.ts'

export const contentSecurityPolicy = pagePolicy(style)

// Enough to tell editions apart, and short enough to be read out; the whole hash is kept with the paper.
const shortHash = 12

/** The sheet that a person takes along: in their own language, and in plain words. */
export function sheetOf(file: SheetFile, words: Words, today: string): string {
  const { page, organisation } = file
  const { participant, plan } = page
  const { language, direction, say, day } = words
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>${say('title')}</h1>
<p><strong><bdi>${shownName(participant.names)}</bdi></strong></p>
${departure(participant, words)}
</header>
${accompaniment(file, words)}
${plan ? done(plan, words) : undefined}
${plan ? certificates(plan, words) : undefined}
${centres(file, words)}
${appointments(file, words)}
${steps(file, words)}
${carried(file, words)}
<footer>${say('footer', { organisation: organisation.name, day: day(today) })}</footer>
</body>
</html>
`.toString()
}

function departure({ plannedDeparture, returnCountry }: Participant, words: Words): Html {
  const { say, day, country } = words
  const where = country(returnCountry)
  const { date, window } = plannedDeparture ?? {}
  if (date) return html`<p>${say('departure.day', { country: where, day: day(date) })}</p>`
  if (window === undefined) return html`<p>${say('departure.open', { country: where })}</p>`
  const facts = { country: where, from: day(window.from), to: day(window.to) }
  return html`<p>${say('departure.window', facts)}</p>`
}

function accompaniment({ coach, organisation }: SheetFile, words: Words): Html {
  const { say, country } = words
  return html`<section><h2>${say('coach.title')}</h2>
<p><bdi>${organisation.name}</bdi>, ${country(organisation.country)}</p>
${placesOf(organisation, words)}
${coach ? html`<p><bdi>${coach.name}</bdi> · <bdi dir="ltr">${coach.email}</bdi></p>` : undefined}</section>`
}

function done(plan: Plan, words: Words): Html | undefined {
  const { say, title } = words
  const items = plan.items.filter(({ status }) => status !== 'cancelled')
  if (items.length === 0) return undefined
  return html`<section><h2>${say('done.title')}</h2>
<table><thead><tr><th>${say('done.module')}</th><th>${say('done.state')}</th><th>${say('done.units')}</th></tr></thead>
<tbody>${items.map(
    ({ title: titles, status, teachingUnits, teachingUnitsDone }) => html`<tr>
<td><bdi>${title(titles)}</bdi></td><td>${say(`status.${status}`)}</td>
<td>${say('done.of', { done: teachingUnitsDone, planned: teachingUnits })}</td></tr>`,
  )}</tbody></table></section>`
}

function certificates({ items, certificateRequests: all = [] }: Plan, words: Words): Html | undefined {
  const certificateRequests = all.filter(({ state }) => state === 'requested')
  const { say, title, day } = words
  if (certificateRequests.length === 0) return undefined
  const lines = certificateRequests.map(({ itemId, teachingUnitsDone, requestedAt }) => {
    const item = items.find(({ id }) => id === itemId)
    const facts = { units: teachingUnitsDone, day: day(requestedAt) }
    return html`<li><bdi>${item ? title(item.title) : itemId}</bdi>: ${say('certificates.asked', facts)}</li>`
  })
  return html`<section><h2>${say('certificates.title')}</h2><ul>${lines}</ul></section>`
}

function centres({ sent }: SheetFile, words: Words): Html | undefined {
  const { say, country } = words
  const known = sent.flatMap(({ referral, centre }) =>
    isTerminal(referral.state) || !centre ? [] : [centre],
  )
  const others = [...new Map(known.map((centre) => [centre.slug, centre])).values()]
  if (others.length === 0)
    return html`<section><h2>${say('centre.title')}</h2><p>${say('centre.none')}</p></section>`
  return html`<section><h2>${say('centre.title')}</h2>
<ul>${others.map(
    (centre) =>
      html`<li><bdi>${centre.name}</bdi>, ${country(centre.country)}${placesOf(centre, words)}</li>`,
  )}</ul></section>`
}

function appointments({ sent }: SheetFile, { say, country, when }: Words): Html | undefined {
  const lines = sent.flatMap(({ referral, centre, comingUp }) =>
    isTerminal(referral.state)
      ? []
      : comingUp.map(({ kind, agreed, country: place, timeZone }) =>
          say(`appointment.${kind}`, {
            centre: centre?.name ?? country(referral.country),
            when: when({ at: agreed.start, country: place, timeZone }),
          }),
        ),
  )
  if (lines.length === 0) return undefined
  return html`<section><h2>${say('appointment.title')}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`
}

function carried({ paper }: SheetFile, { say, day, spoken }: Words): Html | undefined {
  if (paper === undefined) return undefined
  const { codes, endsAt, notice } = paper
  const agreed = notice && {
    language: spoken(notice.language),
    edition: notice.version,
    hash: notice.sha256.slice(0, shortHash),
  }
  const drawn = codes.map((code, n) => qrOf(code, say('paper.code', { number: n + 1, of: codes.length })))
  return html`<section class="codes"><h2>${say('paper.title')}</h2>
<p>${say('paper.text', { day: day(endsAt) })}</p>
${agreed ? html`<p>${say('paper.notice', agreed)}</p>` : undefined}
<div>${drawn}</div></section>`
}

function steps({ sent }: SheetFile, words: Words): Html {
  const { say } = words
  const each = sent.flatMap(({ referral, centre }) => {
    const { state } = referral
    const facts = { centre: centre?.name ?? words.country(referral.country), number: referral.pseudonym }
    if (state === 'draft' || state === 'awaiting_consent') return [say('step.prepared', facts)]
    if (state === 'offered' || state === 'needs_info' || state === 'waitlisted')
      return [say('step.asked', facts)]
    if (state === 'accepted') return [say('step.expected', facts)]
    if (state === 'departed' || state === 'no_contact') return [say('step.contact', facts)]
    return state === 'active' ? [say('step.active', facts)] : []
  })
  const all = [...new Set(each), say('step.keep'), say('step.withdraw')]
  return html`<section><h2>${say('step.title')}</h2><ul>${all.map((line) => html`<li>${line}</li>`)}</ul></section>`
}
