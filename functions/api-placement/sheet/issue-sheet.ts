import type { Page } from '@passerelle/contract/kit'
import { type ApplicationId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import {
  assertIssuable,
  type Released,
  type ReleasedParts,
  type ReleasedSheet,
  releasedParts,
} from '@passerelle/domain/placement'
import type { Language } from '@passerelle/messages'
import { retryWhileContended } from '@passerelle/table'
import { findApplication } from '../applications.ts'
import type { PlacementContext } from '../context.ts'
import { applicationEntry } from '../entry.ts'
import { contentSecurityPolicy, sheetOf } from './page.ts'

/** Gives an employer a sheet of paper. That it was issued is kept and told to the person before anybody sees it. */
export function issueReleasedSheet(
  context: PlacementContext,
  participantId: ParticipantId,
  id: ApplicationId,
  language: Language,
): Promise<Page> {
  return retryWhileContended(async () => {
    const { placements, ids, me, clock } = context
    const known = await findApplication(context, participantId, id)
    const { found, application, employerName } = known
    const drawn = await draw(context, known, application.release, sheetsOf(known).length)
    const sheet: ReleasedSheet = {
      id: ids.next<'releasedSheet'>(),
      version: 1,
      applicationId: id,
      employerName,
      release: drawn.release,
      issuedAt: clock.now().toISOString(),
      issuedBy: me,
    }
    await placements.issue(found, application, sheet, applicationEntry(application, sheet.release))
    return pageIn(context, known, drawn.parts, language)
  })
}

/** The last sheet once more, for whoever got no answer: of what was issued by it, as much as may still be given. */
export async function showIssuedSheet(
  context: PlacementContext,
  participantId: ParticipantId,
  id: ApplicationId,
  language: Language,
): Promise<Page> {
  const known = await findApplication(context, participantId, id)
  const { parts } = await draw(context, known, sheetsOf(known).at(-1)?.release ?? [], 0)
  return pageIn(context, known, parts, language)
}

type Known = Awaited<ReturnType<typeof findApplication>>

function sheetsOf({ found, application }: Known): readonly ReleasedSheet[] {
  return found.sheets.filter(({ applicationId }) => applicationId === application.id)
}

/** What of a release is known, where it may be given to the employer now. */
async function draw(
  { placements, clock }: PlacementContext,
  { found, application, vacancy }: Known,
  released: readonly Released[],
  sheets: number,
): Promise<{ readonly parts: ReleasedParts; readonly release: Released[] }> {
  const { head, participant, work } = found
  const at = clock.now().toISOString()
  assertIssuable(application, { head, vacancy, sheets }, at)
  const certificates = released.includes('certificates') ? await placements.certificates(head.id) : []
  const parts = releasedParts(released, { participant, profile: work?.profile, certificates }, at)
  const release = released.filter((part) => part in parts)
  if (release.length === 0) refuse({ code: 'not_possible', what: 'nothing_to_release' })
  return { parts, release }
}

function pageIn(
  { clock, home }: PlacementContext,
  { found, application, vacancy, employerName }: Known,
  parts: ReleasedParts,
  language: Language,
): Page {
  const around = {
    employerName,
    title: vacancy.title,
    organisationName: found.organisation.name,
    today: clock.today(),
    number: application.id.slice(-8),
    home,
  }
  return {
    content: sheetOf(parts, around, language),
    headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
  }
}
