import type { Matches, MatchView } from '@passerelle/contract/placement'
import { stateOf } from '@passerelle/domain/certificates'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { assertOpenCase, currentRule, isLive, matches, profileOf } from '@passerelle/domain/placement'
import type { PlacementContext } from './context.ts'

/** Finds the open vacancies for which something speaks. */
export async function findMatches(context: PlacementContext, id: ParticipantId): Promise<Matches> {
  const { placements, vacancies, clock } = context
  const [{ head, work, applications }, certificates, current] = await Promise.all([
    placements.find(id),
    placements.certificates(id),
    vacancies.current(),
  ])
  assertOpenCase(head)
  const now = clock.now().toISOString()
  const certified = certificates
    .filter((certificate) => stateOf(certificate, now) === 'valid')
    .flatMap(({ isco08 }) => isco08)
  const all = matches({ profile: profileOf(work), certified }, current)
  const shown = all.slice(0, currentRule.shown)
  const named = await vacancies.named(shown.map(({ vacancy }) => vacancy))
  const items = named.map(({ vacancy, employerName }, place): MatchView => {
    const application = applications.find((each) => each.vacancyId === vacancy.id && isLive(each))
    return {
      vacancy: lineOf(vacancy, employerName),
      reasons: [...(shown[place]?.reasons ?? [])],
      missing: [...(shown[place]?.missing ?? [])],
      ...(application && { applicationId: application.id }),
    }
  })
  return { rule: currentRule.edition, items, further: all.length - shown.length }
}

function lineOf(vacancy: Omit<MatchView['vacancy'], 'employerName'>, employerName: string) {
  const { id, title, isco08, employmentType, workplace, places, taken, validThrough, endsAt } = vacancy
  return {
    ...{ id, title, isco08, employmentType, workplace, places, validThrough, endsAt, employerName },
    ...(taken && { taken }),
  }
}
