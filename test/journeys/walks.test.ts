import type { ApplicationView } from '@passerelle/contract'
import { openApiDocument } from '@passerelle/contract/openapi'
import { isTerminal } from '@passerelle/domain/exchange'
import type {
  ContactRequestId,
  EmployerId,
  EventId,
  FileId,
  FindingId,
  InstitutionId,
  NetworkId,
  NoteId,
  OfferId,
  SessionId,
  TemplateId,
  VacancyId,
} from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { aTraining } from '../support/coaching.ts'
import {
  inDays,
  journey,
  preparedCase,
  referralIn,
  type SeenReferral,
  twoHouses,
} from '../support/exchange.ts'
import { commandsOf } from '../support/exchange-calls.ts'
import { countAll } from '../support/figures.ts'
import { addedFile } from '../support/files.ts'
import { metByThemselves } from '../support/follow-up.ts'
import { addedFinding } from '../support/labour.ts'
import { aNetwork, anEvent, anInstitution, institutionsIn } from '../support/networks.ts'
import { askOf, openCentre, openForms } from '../support/newcomers.ts'
import { noteAbout } from '../support/notes.ts'
import { publishedOffer } from '../support/offers.ts'
import { preparedApplication } from '../support/placement.ts'
import { reportOfLastYear } from '../support/publications.ts'
import { openReceiver } from '../support/receiver.ts'
import { aRecognition, aTrade, type Place } from '../support/recognition.ts'
import { aTemplate } from '../support/templates.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

const stage = await openTestCloud({ tells: true })
const houses = await twoHouses(stage)
const { miriam, lead, awa, chief, jonas, admins } = houses
const way = journey(houses)
const commands = commandsOf(houses)

type Page = { readonly items: readonly string[]; readonly next: string | undefined }
type Turn = { readonly limit: number; readonly cursor?: string }

/** One paged list: how it is read, and what happens to what nobody has read yet. */
type Walk = {
  readonly page: (turn: Turn) => Promise<Page>
  readonly disturb: (unread: readonly string[]) => Promise<unknown>
}

const pageOf =
  <Item>(nameOf: (item: Item) => string) =>
  ({ body }: { body: { items: readonly Item[]; next?: string | undefined } }): Page => ({
    items: body.items.map(nameOf),
    next: body.next,
  })
const byId = pageOf(({ id }: { id: string }) => id)

/** Each of them with the next in line. */
const inTurn =
  <Thing>(steps: readonly ((thing: Thing) => Promise<unknown>)[]) =>
  async (things: readonly Thing[]) => {
    for (const [n, thing] of things.entries()) await steps[n % steps.length]?.(thing)
  }

const cases = await Promise.all(['Awa', 'Binta', 'Coumba', 'Dior', 'Fama'].map(aCase))
const offers: SeenReferral[] = []
for (let n = 0; n < 5; n += 1) offers.push(await referralIn(houses, 'offered'))
for (const offer of offers.slice(0, 4)) await way.acknowledged(offer)
const [talked] = offers
const auditor = await stage.join(admins.bfz, ['auditor'])
const { body: programme } = await lead.api.openProgramme({
  body: { template: 'reintegration_coaching_with_qualification' },
})
for (let n = 0; n < 2; n += 1) {
  await lead.api.openProgramme({ body: { template: 'reintegration_coaching_with_qualification' } })
}
const hook = await openReceiver(stage, 'hooks.walks.example.org')
const { body: webhook } = await admins.dakar.api.openWebhook({
  body: { url: hook.url, types: ['referral.offered', 'referral.changed'] },
})
for (let n = 0; n < 3; n += 1) await way.acknowledged(await referralIn(houses, 'offered'))
if (talked === undefined) throw new Error('there is an offer')
const talk = { params: { referralId: talked.id } }
for (const text of ['One', 'Two', 'Three']) await miriam.api.writeMessage({ ...talk, body: { text } })
const carried = { params: { participantId: (await preparedCase(houses)).id } }
for (let n = 0; n < 3; n += 1) await issuePaper()
const noted = await takeIn(lead.api)
const { programme: running } = await aProgramme(lead.api)
await lead.api.planSession({ body: aTraining(running.id, lead, { day: '2027-05-03', weeks: 5 }) })
for (const text of ['one', 'two', 'three', 'four', 'five'])
  await noteAbout(lead.api, noted.id, { class: 'coaching', text })
for (const name of ['Statistics', 'Display', 'Old case system'])
  await admins.bfz.api.openServiceAccount({ body: { name, roles: ['journal_reader'] } })
const learnt: Place[] = []
for (let n = 0; n < 5; n += 1) learnt.push(await aRecognition(awa, chief))
const closed = await Promise.all(['Gora', 'Habi', 'Issa'].map(aCase))
for (const { id, version } of closed) {
  const closing = { stage: 'closed', closingReason: 'moved_on' } as const
  await lead.api.moveStage({ params: { participantId: id }, ifMatch: version, body: closing })
}
await countAll(lead.api)
for (let n = 0; n < 5; n += 1) {
  await lead.api.freezeReport({ params: { programmeId: running.id }, body: { period: 'all' } })
}
for (let n = 0; n < 5; n += 1) await publishAnother()
const networkId = await aNetwork(lead.api, 'First')
for (const name of ['Second', 'Third', 'Fourth']) await aNetwork(lead.api, name)
const membership = { networkId, since: inDays(-3) }
await institutionsIn(
  lead.api,
  ['Ahuatlán', 'Bonampak', 'Cholula', 'Dzityá'].map((name) => anInstitution({ name, membership })),
)
for (let n = 1; n < 5; n += 1) await lead.api.planEvent({ body: anEvent(running.id, { day: inDays(n) }) })
const met = [await metByThemselves(awa.api), await metByThemselves(awa.api)]
const { admin: quiet } = await stage.openTenant()
for (const role of ['coach', 'coordinator']) await stage.join(quiet, [role])
const centre = await openCentre(stage)
await sealUpTo(4)
await stage.cloud.settled()
const nextForm = await openForms(stage.client(), 5)
for (let n = 0; n < 5; n += 1) await askAgain()

/** Somebody without an account asks the centre for contact. */
async function askAgain() {
  const to = { organisationId: centre.tenant.id }
  await stage.client().askForContact({ body: askOf(to, nextForm()) })
}

/** The clock that seals, so many days from today: each of them is closed by a seal of its own. */
async function sealUpTo(days: number) {
  await stage.cloud.invoke('seal-journal', { due: `${inDays(days)}T00:10:00.000Z` })
}

/** bfz tells Dakar of a year of another programme. */
async function publishAnother() {
  const params = await reportOfLastYear(lead.api, (await aProgramme(lead.api)).programme.id)
  await lead.api.publishReport({ params, body: { to: houses.dakar.id } })
}

async function aCase(given: string) {
  return takeIn(lead.api, named(given, 'Sarr'))
}

async function issuePaper() {
  const consent = { language: 'fr', witnessId: memberId(jonas), readAloud: true }
  const { body } = await miriam.api.issuePaper({
    ...carried,
    body: { tiers: ['T0'], needs: ['job_search'], consent },
  })
  return body
}

const atCase = async (id: string) => {
  const params = { participantId: id as (typeof cases)[number]['id'] }
  return { params, ifMatch: (await lead.api.readParticipant({ params })).body.version }
}
const sessions = { from: '2027-05-01T00:00:00.000Z', before: '2027-07-01T00:00:00.000Z' }

/** A session changes its room and its places, and stays where it is in time. */
const changeSessions = inTurn<string>([
  async (id) => {
    const params = { sessionId: id as SessionId } // of the list
    const { version } = (await lead.api.readSession({ params })).body
    await lead.api.editSession({ params, ifMatch: version, body: { room: 'Kitchen', capacity: 20 } })
  },
])

const changeInstitutions = inTurn<string>([
  async (id) => {
    const params = { institutionId: id as InstitutionId } // of the list
    const { version } = (await lead.api.readInstitution({ params })).body
    await lead.api.editInstitution({ params, ifMatch: version, body: { place: 'Puebla' } })
  },
])

/** An event changes its place, and stays where it is in time. */
const changeEvents = inTurn<string>([
  async (id) => {
    const params = { eventId: id as EventId } // of the list
    const { version } = (await lead.api.readEvent({ params })).body
    await lead.api.editEvent({ params, ifMatch: version, body: { place: 'Puebla' } })
  },
])

const followUps = { until: inDays(300) }
const dueById = pageOf(({ followUpId }: { followUpId: string }) => followUpId)

/** Somebody tries in vain; the follow-up stays where it is. */
const changeFollowUps = inTurn<string>([
  async (id) => {
    const found = met.flatMap(({ begun, participantId }) =>
      begun.items.flatMap((each) => (each.id === id ? [{ participantId, followUpId: each.id }] : [])),
    )
    for (const params of found) {
      const { version } = (await awa.api.readFollowUp({ params })).body
      const attempts = [{ on: inDays(-version), way: 'phone' as const }]
      await awa.api.recordFollowUp({ params, ifMatch: version, body: { attempts } })
    }
  },
])

for (let n = 0; n < 5; n += 1) await publishedOffer(lead.api, { country: 'ZM' })
const firm = await addedEmployer(lead.api)
for (let n = 0; n < 4; n += 1) await addedEmployer(lead.api)
const inZambia = {
  workplace: { country: 'ZM', town: 'Lusaka' },
  wage: { currency: 'ZMW', from: 15_000, per: 'day' as const },
}
for (let n = 0; n < 5; n += 1) await openedVacancy(lead.api, firm.id, inZambia)
const work = await openedVacancy(lead.api, firm.id, inZambia)
for (let n = 0; n < 5; n += 1) await addedFinding(lead.api)
const applicants: ApplicationView[] = []
for (let n = 0; n < 5; n += 1)
  applicants.push(
    await preparedApplication(lead.api, (await takeIn(lead.api)).id, memberId(miriam), work, ['name']),
  )
for (let n = 0; n < 5; n += 1) await addedFile(lead.api, noted.id)
for (let n = 0; n < 5; n += 1) await lead.api.addProgrammeTemplate({ body: aTemplate() })
for (const given of ['Jara', 'Kadi', 'Lamin', 'Musa', 'Nana'])
  await takeIn(lead.api, { ...named(given, 'Sarr'), programmeId: running.id })
await stage.cloud.settled()
const visitor = stage.client()
const atMost = ({ limit, ...turn }: Turn) => ({ ...turn, limit: Math.min(limit, 50) })

/** Somebody counts the free places again; the offer stays where it is. */
const changeOffers = inTurn<string>([
  async (id) => {
    const params = { offerId: id as OfferId } // of the list
    const { version } = (await lead.api.readOffer({ params })).body
    const body = { capacity: { free: version, asOf: inDays(0) } }
    await lead.api.editOffer({ params, ifMatch: version, body })
    await stage.cloud.settled()
  },
])

/** Somebody changes how many are wanted; the vacancy stays where it is. */
const changeVacancies = inTurn<string>([
  async (id) => {
    const params = { vacancyId: id as VacancyId } // of the list
    const { version } = (await lead.api.readVacancy({ params })).body
    await lead.api.editVacancy({ params, ifMatch: version, body: { places: version } })
    await stage.cloud.settled()
  },
])

/** Somebody puts right how many are wanted; the finding stays where it is. */
const changeFindings = inTurn<string>([
  async (id) => {
    const params = { findingId: id as FindingId } // of the list
    const { version } = (await lead.api.readLabourFinding({ params })).body
    await lead.api.editLabourFinding({ params, ifMatch: version, body: { demand: 'low' } })
  },
])

const atReferral = async (id: string) =>
  (await lead.api.readReferral({ params: { referralId: id as SeenReferral['id'] } })).body

const changeCases = inTurn<string>([
  async (id) => {
    const { params, ifMatch } = await atCase(id)
    const { stage: now } = (await lead.api.readParticipant({ params })).body
    const body =
      now === 'closed'
        ? { stage: 'interested' as const }
        : { stage: 'closed' as const, closingReason: 'stays' as const }
    return lead.api.moveStage({ params, ifMatch, body })
  },
  async (id) => lead.api.editParticipant({ ...(await atCase(id)), body: { returnDistrict: 'Thiès' } }),
])
const changeReferrals = inTurn<string>(
  [commands.withdraw, commands.ask, commands.decline, commands['advance-departure']].map(
    (step) => async (id) => {
      const referral = await atReferral(id)
      const isOver = isTerminal(referral.state)
      if (isOver) return referral.state === 'voided' ? undefined : commands['void-error'](lead.api, referral)
      return step(step === commands.decline || step === commands.ask ? chief.api : lead.api, referral)
    },
  ),
)

const walks: Readonly<Record<string, Walk>> = {
  listParticipants: {
    page: async (query) => byId(await lead.api.listParticipants({ query })),
    disturb: changeCases,
  },
  'listParticipants of a coach': {
    page: async (query) =>
      byId(await lead.api.listParticipants({ query: { ...query, coach: memberId(lead) } })),
    disturb: changeCases,
  },
  'listParticipants of a stage': {
    page: async (query) =>
      byId(await lead.api.listParticipants({ query: { ...query, stage: 'interested' } })),
    // They are of that stage again when the reader comes to them.
    disturb: inTurn<string>([
      async (id) => {
        await lead.api.moveStage({ ...(await atCase(id)), body: { stage: 'decided' } })
        await lead.api.moveStage({ ...(await atCase(id)), body: { stage: 'interested' } })
      },
    ]),
  },
  exportParticipants: {
    page: async (query) =>
      pageOf(({ participantId }: { participantId: string }) => participantId)(
        await lead.api.exportParticipants({ query }),
      ),
    disturb: changeCases,
  },
  listSessions: {
    page: async (query) => byId(await lead.api.listSessions({ query: { ...query, ...sessions } })),
    disturb: changeSessions,
  },
  'listSessions of an instructor': {
    page: async (query) =>
      byId(await lead.api.listSessions({ query: { ...query, ...sessions, instructor: memberId(lead) } })),
    disturb: changeSessions,
  },
  listOffers: {
    page: async (query) => byId(await lead.api.listOffers({ query })),
    disturb: changeOffers,
  },
  listEmployers: {
    page: async (query) => byId(await lead.api.listEmployers({ query })),
    disturb: inTurn<string>([
      async (id) => {
        const params = { employerId: id as EmployerId } // of the list
        const { version } = (await lead.api.readEmployer({ params })).body
        await lead.api.editEmployer({ params, ifMatch: version, body: { name: 'Renamed' } })
      },
    ]),
  },
  listVacancies: {
    page: async (query) => byId(await lead.api.listVacancies({ query })),
    disturb: changeVacancies,
  },
  listVacancyApplications: {
    page: async (query) =>
      byId(await lead.api.listVacancyApplications({ params: { vacancyId: work.id }, query })),
    disturb: inTurn<string>([
      // What becomes of an application changes nothing of where it stands in the list.
      async (id) => {
        const one = applicants.find((application) => application.id === id)
        if (one === undefined) return
        const params = { participantId: one.participantId, applicationId: one.id }
        const { body } = await lead.api.readApplication({ params })
        const [to] = body.allowed.filter((state) => state === 'sent' || state === 'interview')
        if (to) await lead.api.moveApplication({ params, ifMatch: body.version, body: { to } })
      },
    ]),
  },
  'listVacancies of an employer in a state': {
    page: async (query) =>
      byId(await lead.api.listVacancies({ query: { ...query, state: 'open', employerId: firm.id } })),
    disturb: changeVacancies,
  },
  listLabourFindings: {
    page: async (query) => byId(await lead.api.listLabourFindings({ query })),
    disturb: changeFindings,
  },
  'listLabourFindings of an occupation in a region': {
    page: async (query) =>
      byId(
        await lead.api.listLabourFindings({
          query: { ...query, country: 'SN', region: 'SN-DK', isco08: '7531' },
        }),
      ),
    disturb: changeFindings,
  },
  findPublicVacancies: {
    page: async (query) =>
      byId(await visitor.findPublicVacancies({ query: { ...atMost(query), country: 'ZM' } })),
    disturb: changeVacancies,
  },
  findPublicOffers: {
    page: async (query) =>
      byId(await visitor.findPublicOffers({ query: { ...atMost(query), country: 'ZM' } })),
    disturb: changeOffers,
  },
  'findPublicOffers by words': {
    page: async (query) =>
      byId(await visitor.findPublicOffers({ query: { ...atMost(query), country: 'ZM', q: 'couture' } })),
    disturb: changeOffers,
  },
  listContactRequests: {
    page: async (query) => byId(await centre.coordinator.api.listContactRequests({ query })),
    // Whoever was answered goes behind all that wait.
    disturb: inTurn<string>([
      async (id) => {
        const params = { contactRequestId: id as ContactRequestId } // of the list
        const { version } = (await centre.coordinator.api.readContactRequest({ params })).body
        await centre.coordinator.api.answerContactRequest({
          params,
          ifMatch: version,
          body: { answer: 'not_reached' },
        })
      },
    ]),
  },
  listDueFollowUps: {
    page: async (query) => dueById(await awa.api.listDueFollowUps({ query: { ...query, ...followUps } })),
    disturb: changeFollowUps,
  },
  'listDueFollowUps of all cases': {
    page: async (query) => dueById(await chief.api.listDueFollowUps({ query: { ...query, ...followUps } })),
    disturb: changeFollowUps,
  },
  listRecognitionsToAssess: {
    page: async (query) => byId(await chief.api.listRecognitionsToAssess({ query })),
    disturb: inTurn<string>([
      async (id) => {
        for (const params of learnt.filter(({ recognitionId }) => recognitionId === id)) {
          const { version } = (await awa.api.readRecognition({ params })).body
          await awa.api.rewriteRecognition({
            params,
            ifMatch: version,
            body: aTrade({ yearsOfPractice: 10 }),
          })
        }
      },
    ]),
  },
  listEndings: {
    page: async (query) =>
      pageOf(({ participantId }: { participantId: string }) => participantId)(
        await lead.api.listEndings({ query: { ...query, until: inDays(1000) } }),
      ),
    // A hold says nothing of when the case is due by its own time until the clock has looked.
    disturb: inTurn<string>([
      async (id) => {
        const params = { participantId: id as (typeof cases)[number]['id'] } // of the list
        await lead.api.placeHold({ params, body: { ground: 'complaint', until: inDays(20) } })
      },
    ]),
  },
  listReports: {
    page: async (query) => byId(await lead.api.listReports({ params: { programmeId: running.id }, query })),
    // A report is never changed; another one comes after all that were read.
    disturb: async () => {
      await countAll(lead.api)
      await lead.api.freezeReport({ params: { programmeId: running.id }, body: { period: 'all' } })
    },
  },
  listPublications: {
    page: async (query) => byId(await chief.api.listPublications({ query })),
    disturb: publishAnother,
  },
  listNotes: {
    page: async (query) => byId(await lead.api.listNotes({ params: { participantId: noted.id }, query })),
    disturb: inTurn<string>([
      async (id) => {
        const params = { participantId: noted.id, noteId: id as NoteId } // of the list
        const { version } = (await lead.api.readNote({ params })).body
        await lead.api.rewriteNote({ params, ifMatch: version, body: { text: 'Corrected' } })
      },
    ]),
  },
  listFiles: {
    page: async (query) => byId(await lead.api.listFiles({ params: { participantId: noted.id }, query })),
    disturb: inTurn<string>([
      async (id) => {
        const params = { participantId: noted.id, fileId: id as FileId } // of the list
        const { version } = (await lead.api.readFile({ params })).body
        await lead.api.editFile({ params, ifMatch: version, body: { name: 'Renamed' } })
      },
    ]),
  },
  'listProgrammeTemplates of one’s own': {
    page: async (query) => {
      const { body } = await lead.api.listProgrammeTemplates({ query })
      return byId({ body: { ...body, items: body.items.filter((each) => each.origin === 'own') } })
    },
    disturb: inTurn<string>([
      async (id) => {
        const params = { templateId: id as TemplateId } // of the list
        const { version } = (await lead.api.readProgrammeTemplate({ params })).body
        await lead.api.editProgrammeTemplate({ params, ifMatch: version, body: { state: 'withdrawn' } })
      },
    ]),
  },
  readSunset: {
    page: async (query) => byId(await lead.api.readSunset({ params: { programmeId: running.id }, query })),
    disturb: inTurn<string>([
      async (id) => {
        const { params, ifMatch } = await atCase(id)
        await lead.api.moveStage({ params, ifMatch, body: { stage: 'interested' } })
      },
    ]),
  },
  listNetworks: {
    page: async (query) => byId(await lead.api.listNetworks({ query })),
    disturb: inTurn<string>([
      async (id) => {
        const params = { networkId: id as NetworkId } // of the list
        const { version } = (await lead.api.readNetwork({ params })).body
        await lead.api.editNetwork({ params, ifMatch: version, body: { name: 'Renamed' } })
      },
    ]),
  },
  listInstitutions: {
    page: async (query) => byId(await lead.api.listInstitutions({ query })),
    disturb: changeInstitutions,
  },
  'listInstitutions of a network': {
    page: async (query) => byId(await lead.api.listInstitutions({ query: { ...query, networkId } })),
    disturb: changeInstitutions,
  },
  listEvents: {
    page: async (query) => byId(await lead.api.listEvents({ query })),
    disturb: changeEvents,
  },
  'listEvents of a programme': {
    page: async (query) => byId(await lead.api.listEvents({ query: { ...query, programmeId: running.id } })),
    disturb: changeEvents,
  },
  listServiceAccounts: {
    page: async (query) => byId(await admins.bfz.api.listServiceAccounts({ query })),
    disturb: inTurn<string>([
      async (serviceAccountId) => {
        const params = { serviceAccountId }
        const { version } = (await admins.bfz.api.readServiceAccount({ params })).body
        await admins.bfz.api.editServiceAccount({ params, ifMatch: version ?? 0, body: { name: 'Renamed' } })
      },
    ]),
  },
  readCaseJournal: {
    page: async (query) =>
      pageOf(({ at, version }: { at: string; version: number }) => `${at} ${version}`)(
        await auditor.api.readCaseJournal({
          params: { participantId: carried.params.participantId },
          query,
        }),
      ),
    disturb: () => issuePaper(),
  },
  readJournal: {
    page: async (query) =>
      pageOf(({ at, aggregateId, version }: { at: string; aggregateId: string; version: number }) =>
        [at, aggregateId, version].join(' '),
      )(await auditor.api.readJournal({ query: { ...query, action: 'takeInParticipant' } })),
    disturb: () => aCase('Ndeye'),
  },
  listJournalLines: {
    page: async (query) =>
      pageOf(({ place }: { place: string }) => place)(await quiet.api.listJournalLines({ query })),
    disturb: () => stage.join(quiet, ['coach']),
  },
  listJournalSeals: {
    page: async (query) =>
      pageOf(({ number }: { number: number }) => `${number}`)(await quiet.api.listJournalSeals({ query })),
    disturb: () => sealUpTo(6),
  },
  readInbox: {
    page: async (query) =>
      pageOf(({ referralId }: { referralId: string }) => referralId)(await chief.api.readInbox({ query })),
    // What was due in two weeks is due in a few days, and before what was read.
    disturb: inTurn<string>([async (id) => commands['advance-departure'](lead.api, await atReferral(id))]),
  },
  readTimeline: {
    page: async (query) =>
      pageOf(({ seq }: { seq: number }) => `${seq}`)(await miriam.api.readTimeline({ ...talk, query })),
    disturb: async () => commands['advance-departure'](lead.api, await atReferral(talked.id)),
  },
  readMessages: {
    page: async (query) =>
      pageOf(({ seq }: { seq: number }) => `${seq}`)(await miriam.api.readMessages({ ...talk, query })),
    disturb: () => awa.api.writeMessage({ ...talk, body: { text: 'Meanwhile' } }),
  },
  listProgrammes: {
    page: async (query) => byId(await lead.api.listProgrammes({ query })),
    disturb: () =>
      lead.api.editProgramme({
        params: { programmeId: programme.id },
        body: { state: 'active' },
        ifMatch: 1,
      }),
  },
  listModules: {
    page: async (query) => byId(await lead.api.listModules({ params: { programmeId: programme.id }, query })),
    disturb: () => lead.api.openProgramme({ body: { template: 'reintegration_coaching_plus' } }),
  },
  listColleagues: {
    page: async (query) => byId(await miriam.api.listColleagues({ query })),
    disturb: async () => {
      await stage.join(admins.bfz, ['coach'])
    },
  },
  listMembers: {
    page: async (query) => byId(await admins.bfz.api.listMembers({ query })),
    disturb: async () => {
      await stage.join(admins.bfz, ['coach'])
    },
  },
  listTenants: {
    page: async (query) => byId(await (await stage.operator()).api.listTenants({ query })),
    disturb: () => stage.openTenant(),
  },
  listDeliveries: {
    page: async (query) =>
      byId(await admins.dakar.api.listDeliveries({ params: { webhookId: webhook.id }, query })),
    disturb: async () => {
      await referralIn(houses, 'offered')
      await stage.cloud.settled()
    },
  },
  listPapers: {
    page: async (query) =>
      pageOf(({ paperId }: { paperId: string }) => paperId)(
        await miriam.api.listPapers({ ...carried, query }),
      ),
    disturb: () => issuePaper(),
  },
  listReferrals: {
    page: async (query) => byId(await chief.api.listReferrals({ query: { ...query, box: 'inbox' } })),
    disturb: changeReferrals,
  },
  'listReferrals of what went out': {
    page: async (query) => byId(await lead.api.listReferrals({ query: { ...query, box: 'outbox' } })),
    disturb: changeReferrals,
  },
  'listReferrals of a coach': {
    page: async (query) => byId(await miriam.api.listReferrals({ query: { ...query, box: 'outbox' } })),
    disturb: changeReferrals,
  },
}

test('every paged list of the document is walked here', () => {
  // What a page of HTML shows is the list that programs walk through.
  const paths = Object.entries(openApiDocument().paths).filter(
    ([path]) => !path.startsWith('/v1/public/pages'),
  )
  const paged = paths.flatMap(([, path]) =>
    Object.values(path ?? {}).flatMap((operation) =>
      JSON.stringify(operation).includes('"cursor"') ? [String(operation.operationId)] : [],
    ),
  )
  expect([...new Set(Object.keys(walks).map((name) => name.split(' ')[0]))].toSorted()).toEqual(
    paged.toSorted(),
  )
})

test.each(Object.entries(walks))(
  '%s: whoever reads page by page misses nobody, whatever happens meanwhile',
  async (_, { page, disturb }) => {
    const whole = await page({ limit: 100 })
    expect(whole.next).toBeUndefined()
    expect(whole.items.length).toBeGreaterThan(2)
    // A list that ends with a full page has no next one.
    expect((await page({ limit: whole.items.length })).next).toBeUndefined()

    const first = await page({ limit: 2 })
    await disturb(whole.items.slice(2))
    const seen = [...first.items]
    for (let cursor = first.next; cursor !== undefined; ) {
      const { items, next } = await page({ limit: 2, cursor })
      expect(items.length).toBeGreaterThan(0)
      seen.push(...items)
      cursor = next
    }
    expect(whole.items.filter((item) => !seen.includes(item))).toEqual([])
  },
)
