import {
  type MemberContext,
  openMemberContext,
  publicHome,
  type RequestScope,
  type Session,
} from '@passerelle/runtime'
import { type Placements, placements } from '@passerelle/table/placement'
import { type Employers, employers, type Vacancies, vacancies } from '@passerelle/table/vacancies'

/** Where people find work: cases are those of the member who calls, and a person who comes by their own link sees their own. */
export type PlacementContext = MemberContext & {
  readonly session: Session
  readonly acceptLanguage: string | undefined
  readonly placements: Placements
  readonly vacancies: Vacancies
  readonly employers: Employers
  /** Where anybody finds what they need to check a certificate; ends without a slash. */
  readonly home: string
}

export async function openPlacementContext(request: RequestScope): Promise<PlacementContext> {
  const own = await openMemberContext(request)
  return {
    ...own,
    session: request.session,
    acceptLanguage: request.acceptLanguage,
    placements: placements(own.table, own.reach),
    vacancies: vacancies(own.table),
    employers: employers(own.table),
    home: publicHome(process.env),
  }
}
