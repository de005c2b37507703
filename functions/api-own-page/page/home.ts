import type { Page } from '@passerelle/contract/kit'
import { responsibleFor } from '@passerelle/messages/me'
import { type Html, html } from '@passerelle/runtime/html'
import type { Told } from '../own-api.ts'
import { type Fitted, openRoom, type Room } from './fit.ts'
import { placesOf } from './organisation.ts'
import { pageOf, wayIn } from './page.ts'
import type { Words } from './words.ts'

type OwnReferral = Told['referrals']['items'][number]
type Holder = Told['holders']['items'][number]
type Step = Told['plan']['items'][number]

/** The room of each list in bytes. Together with the frame and the headings they stay below the limit of the page. */
const shares = {
  asked: 1_200,
  held: 1_500,
  responsible: 5_000,
  standing: 5_000,
  appointments: 2_500,
  plan: 4_500,
  holders: 2_500,
  history: 2_500,
} as const

/** All that concerns a person, to be read. */
export function homeOf({ self, referrals, plan, holders }: Told, words: Words): Page {
  const { say, day, country } = words
  const room = openRoom()
  const { items } = referrals
  const responsible = responsibleFor(self.organisation, items)
  const asked = items.filter(({ waiting }) => waiting).map((each) => askedOf(each, words))
  const upcoming = items
    .flatMap(({ appointments }) => appointments)
    .toSorted((one, other) => one.start.localeCompare(other.start))
  return pageOf(
    words,
    html`<h1>${say('home.hello', { name: self.name })}</h1>
${listOf(
  room.fit(
    shares.held,
    self.held.map(({ text }) => html`<p class="notice waiting">${text}</p>`),
  ),
  words,
)}
${asked.length === 0 ? undefined : html`<section class="notice waiting"><h2>${say('asked.title')}</h2>${listOf(room.fit(shares.asked, asked), words)}<p>${say('plain.readOnly')}</p></section>`}
<section><h2>${say('home.responsible')}</h2>
<div class="card"><p><strong><bdi>${responsible.name}</bdi></strong><span class="line">${country(responsible.country)}</span></p>
${listOf(room.fit(shares.responsible, placesOf(responsible, words)), words)}</div></section>
<section><h2>${say('home.standing')}</h2>
${items.length === 0 ? html`<p>${say('home.nothing')}</p>` : undefined}
${listOf(
  room.fit(
    shares.standing,
    items.map((each) => standingOf(each, words)),
  ),
  words,
)}
${referrals.earlier === 0 ? undefined : html`<p class="soft">${say('home.earlier', { count: referrals.earlier, name: self.organisation.name })}</p>`}</section>
<section><h2>${say('home.appointments')}</h2>
${upcoming.length === 0 ? html`<p>${say('home.appointmentsNone')}</p>` : undefined}
${listOf(
  room.fit(
    shares.appointments,
    upcoming.map(({ text }) => html`<p>${text}</p>`),
  ),
  words,
)}</section>
<section><h2>${say('plan.title')}</h2><p>${plan.stateText}</p>
${listOf(
  room.fit(
    shares.plan,
    plan.items.map((each) => stepOf(each, words)),
  ),
  words,
)}</section>
<section><h2>${say('holders.title')}</h2>
${holders.items.length === 0 ? html`<p>${say('holders.none', { name: self.organisation.name })}</p>` : undefined}
${holdersOf(holders.items, room, words)}</section>
<p class="soft">${say('home.until', { day: day(self.linkEndsAt) })}</p>
<p><a href="${wayIn}">${say('plain.leave')}</a><span class="line soft">${say('plain.leaveText')}</span></p>`,
  )
}

/** Whatever there was room for, and how much more there is. */
function listOf({ shown, left }: Fitted, { say }: Words): Html {
  return html`${shown}${left === 0 ? undefined : html`<p class="soft">${say('plain.more', { count: left })}</p>`}`
}

function askedOf({ organisation }: OwnReferral, { say }: Words): Html {
  return html`<p>${say('asked.text', { name: organisation.name })}</p>`
}

function standingOf({ organisation, consent, stateText }: OwnReferral, { say, day, country }: Words): Html {
  const given = consent?.state === 'given' ? consent : undefined
  return html`<article class="card"><h3><bdi>${organisation.name}</bdi></h3>
<p class="soft">${country(organisation.country)}</p><p>${stateText}</p>
${given?.text === undefined ? undefined : html`<p>${given.text}</p>`}
${given?.expiresAt === undefined ? undefined : html`<p class="soft">${say('standing.until', { day: day(given.expiresAt) })}</p>`}</article>`
}

function stepOf(
  { title, purpose, statusText, teachingUnits, teachingUnitsDone }: Step,
  { say }: Words,
): Html {
  return html`<article class="card"><h3><bdi>${title}</bdi></h3><p><strong>${statusText}</strong></p><p><bdi>${purpose}</bdi></p>
${teachingUnits === 0 ? undefined : html`<p class="soft">${say('plan.units', { done: teachingUnitsDone, planned: teachingUnits })}</p>`}</article>`
}

/** Each with what it was shown. First all that hold something, then, as far as there is room, when they were shown it. */
function holdersOf(holders: readonly Holder[], room: Room, words: Words): Html {
  const { shown, left } = room.fit(
    shares.holders,
    holders.map((each) => holderOf(each, words)),
  )
  let unsaid = 0
  const cards = shown.map((card, place) => {
    const lines = holders[place]?.disclosures.map((each) => disclosureOf(each, words)) ?? []
    const history = room.fit(shares.history / shown.length, lines)
    unsaid += history.left
    return html`<article class="card">${card}${history.shown}</article>`
  })
  return listOf({ shown: cards, left: left + unsaid }, words)
}

function holderOf({ organisation, since, open, erasure }: Holder, { say, day, country }: Words): Html {
  const ground = erasure?.ground
  return html`<h3><bdi>${organisation.name}</bdi></h3><p class="soft">${country(organisation.country)}</p>
<p>${say('holders.since', { day: day(since) })}</p>
<p>${open.length === 0 ? say('holders.closed') : say('holders.open', { what: open.map(({ name }) => name) })}</p>
${erasure === undefined ? undefined : html`<p>${erasure.text}${ground === undefined ? undefined : html`<span class="line">${say('holders.ground', { ground })}</span>`}</p>`}`
}

function disclosureOf({ at, names, occasion }: Holder['disclosures'][number], { say, moment }: Words): Html {
  return html`<p class="soft">${say(`holders.${occasion}`, { day: moment(at), what: names })}</p>`
}
