import type { Page } from '@passerelle/contract/kit'
import { type ApplicationId, type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertIssuable, type ReleasedSheet, releasedParts } from '@passerelle/domain/placement'
import type { Language } from '@passerelle/messages'
import { retryWhileContended } from '@passerelle/table'
import { findApplication } from '../applications.ts'
import type { PlacementContext } from '../context.ts'
import { applicationEntry } from '../entry.ts'
import { contentSecurityPolicy, sheetOf } from './page.ts'

/** What an employer gets, on paper. That it was issued is kept and told to the person before anybody sees it. */
export function readReleasedSheet(
  context: PlacementContext,
  participantId: ParticipantId,
  id: ApplicationId,
  language: Language,
): Promise<Page> {
  return retryWhileContended(async () => {
    const { placements, ids, me, clock, home } = context
    const { found, application, vacancy, employerName } = await findApplication(context, participantId, id)
    const at = clock.now().toISOString()
    const sheets = found.sheets.filter(({ applicationId }) => applicationId === id).length
    assertIssuable(application, { head: found.head, vacancy, sheets }, at)
    const isCertified = application.release.includes('certificates')
    const certificates = isCertified ? await placements.certificates(participantId) : []
    const { participant, work } = found
    const parts = releasedParts(
      application.release,
      { participant, profile: work?.profile, certificates },
      at,
    )
    const release = application.release.filter((part) => part in parts)
    if (release.length === 0) refuse({ code: 'not_possible', what: 'nothing_to_release' })
    const sheet: ReleasedSheet = {
      id: ids.next<'releasedSheet'>(),
      version: 1,
      applicationId: id,
      employerName,
      release,
      issuedAt: at,
      issuedBy: me,
    }
    await placements.issue(found, application, sheet, applicationEntry(application, sheet.release))
    const around = {
      employerName,
      title: vacancy.title,
      organisationName: found.organisation.name,
      today: clock.today(),
      number: id.slice(-8),
      home,
    }
    return {
      content: sheetOf(parts, around, language),
      headers: { 'Content-Language': language, 'Content-Security-Policy': contentSecurityPolicy },
    }
  })
}
