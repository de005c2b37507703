import type { OwnWork as OwnWorkView } from '@passerelle/contract/placement'
import { isco08Titles } from '@passerelle/domain/codes/titles'
import { type ApplicationId, refuse } from '@passerelle/domain/kernel'
import {
  isUndecided,
  type Profile,
  type Released,
  takeBackMatching as takeBack,
  withdrawAlone,
} from '@passerelle/domain/placement'
import { closest, directionOf, type Language, negotiate, pick } from '@passerelle/messages'
import { placement } from '@passerelle/messages/placement'
import { dayInWords } from '@passerelle/messages/when'
import { ownPersonOf, Rejected } from '@passerelle/runtime'
import { type JournalEntry, retryWhileContended } from '@passerelle/table'
import { requireLink } from '@passerelle/table/casework'
import { findOwnWork, takingBackApplication, takingBackMatching } from '@passerelle/table/placement'
import type { PlacementContext } from './context.ts'
import { applicationEntry, profileEntry } from './entry.ts'

/** Shows somebody what they agreed to so that they find work, what came of it, and which employer got what. */
export async function readWork(context: PlacementContext): Promise<OwnWorkView> {
  const { language, organisation, ...found } = await find(context)
  return viewOf(found, organisation.name, language)
}

/** Takes back that somebody is matched. Where they agree no more, nothing happens, so a second click does no harm. */
export function takeBackOwnMatching(context: PlacementContext): Promise<OwnWorkView> {
  return retryWhileContended(async () => {
    const { language, organisation, ...found } = await find(context)
    const { work: before } = found
    if (before?.state !== 'agreed') return viewOf(found, organisation.name, language)
    const now = takeBack(before, { at: context.clock.now().toISOString(), way: 'own_link' })
    const write = await takingBackMatching(context.table, before, now)
    await commit(context, write, profileEntry(now, ['takenBack', 'profile']))
    return viewOf({ ...found, work: now }, organisation.name, language)
  })
}

/** Takes back an application about which nothing is decided. */
export function withdrawOwnApplication(context: PlacementContext, id: ApplicationId): Promise<OwnWorkView> {
  return retryWhileContended(async () => {
    const { language, organisation, ...found } = await find(context)
    const before = found.applications.find((application) => application.id === id)
    if (before === undefined) return refuse({ code: 'not_found' })
    if (before.state === 'withdrawn') return viewOf(found, organisation.name, language)
    const now = withdrawAlone(before, context.clock.now().toISOString())
    const write = await takingBackApplication(context.table, before, now)
    await commit(context, write, applicationEntry(now, ['state']))
    const applications = found.applications.map((application) => (application.id === id ? now : application))
    return viewOf({ ...found, applications }, organisation.name, language)
  })
}

/** Writes what the person took back, as long as their link is the one that counts. */
async function commit(
  { session, table, unitOfWork }: PlacementContext,
  write: Awaited<ReturnType<typeof takingBackMatching>>,
  entry: JournalEntry,
): Promise<void> {
  const { participantId, link } = ownPersonOf(session)
  const writes = [write, requireLink(table.tenant, participantId, link)]
  await unitOfWork.commit({ status: 200, writes, entry })
}

/** @throws {Rejected} `unauthenticated` where the link is not the one that counts */
async function find({ session, table, acceptLanguage }: PlacementContext) {
  const { participantId, link } = ownPersonOf(session)
  const found = await findOwnWork(table, participantId, link)
  if (found === undefined) throw new Rejected({ code: 'unauthenticated' })
  const { own, ...work } = found
  const language = negotiate(acceptLanguage, closest(own.participant.languages))
  return { ...work, organisation: own.organisation, language }
}

type Found = Pick<Awaited<ReturnType<typeof find>>, 'work' | 'applications' | 'sheets'>

function viewOf(
  { work, applications, sheets }: Found,
  organisation: string,
  language: Language,
): OwnWorkView {
  const { say } = placement.in(language)
  const named = (release: readonly Released[]) => release.map((part) => say(`release.${part}`))
  return {
    lang: language,
    dir: directionOf(language),
    ...(work && {
      matching: {
        state: work.state,
        stateText: say(`matching.${work.state}`),
        text: say('agreement.matching', { organisation }),
        agreedAt: work.agreement.givenAt,
        ...(work.takenBack && { takenBackAt: work.takenBack.at }),
        profile: work.profile ? linesOf(work.profile, language) : [],
      },
    }),
    applications: applications.toReversed().map((application) => ({
      applicationId: application.id,
      title: pick(application.title, language),
      employerName: application.employerName,
      state: application.state,
      stateText: say(`application.${application.state}`),
      preparedAt: application.preparedAt,
      release: named(application.release),
      open: isUndecided(application),
    })),
    recipients: sheets.map(({ employerName, issuedAt, release }) => ({
      employerName,
      issuedAt,
      release: named(release),
    })),
  }
}

/** A profile as its person reads it, without what says nothing. */
function linesOf(profile: Profile, language: Language): { name: string; text: string }[] {
  const { say } = placement.in(language)
  const listed = new Intl.ListFormat(language, { type: 'unit' })
  const regions = new Intl.DisplayNames(language, { type: 'region' })
  const tongues = new Intl.DisplayNames(language, { type: 'language' })
  const texts: Readonly<Record<keyof Profile, readonly string[]>> = {
    occupations: profile.occupations.map((code) => `${isco08Titles.get(code) ?? ''} (${code})`.trim()),
    skills: profile.skills,
    languages: profile.languages.map(({ language: tag, level }) => `${tongues.of(tag) ?? tag} ${level}`),
    regions: profile.regions.map(({ country, region }) => region ?? regions.of(country) ?? country),
    earliestOn: profile.earliestOn ? [dayInWords(language, profile.earliestOn)] : [],
    employmentTypes: profile.employmentTypes.map((kind) => say(`employment.${kind}`)),
  }
  const fields = Object.keys(texts) as (keyof Profile)[] // the keys of a closed object
  return fields.flatMap((field) =>
    texts[field].length === 0 ? [] : [{ name: say(`profile.${field}`), text: listed.format(texts[field]) }],
  )
}
