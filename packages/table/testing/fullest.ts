import {
  type Accompanied,
  ageBrackets,
  emptyAccount,
  type FiguresChange,
  type Occurrence,
  settle,
} from '@passerelle/domain/indicators'
import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'
import { token } from './occurrences.ts'
import { newId } from './tenant.ts'

export const genders = ['female', 'male', 'diverse', 'unknown'] as const

/** A day of each week that lies in this month: it begins on a Sunday, so there are six of them. */
export const days = ['2027-08-01', '2027-08-02', '2027-08-09', '2027-08-16', '2027-08-23', '2027-08-30']
/** As many as a template may have, and more than any programme of the field had. */
export const modules = Array.from({ length: 60 }, () => newId<'module'>() as ModuleId)

/** All that can happen to somebody on one day. */
function everythingOf(
  programmeId: ProgrammeId,
  who: string,
  on: string,
  facets: Accompanied['facets'],
): Occurrence[] {
  const record = (name: string) => ({
    token: token(who),
    ref: token(`${name}|${who}`),
    version: 1,
    on,
    programmeId,
  })
  return [
    { what: 'accompanied', ...record('case'), facets, returns: true, returnedOn: on },
    ...modules.map((moduleId, n) => ({
      what: 'attended' as const,
      ...record(`a${n}`),
      moduleId,
      units: 123_456_789,
    })),
    { what: 'certified', ...record('c'), is: 'competence' },
    { what: 'certified', ...record('r'), is: 'recognition' },
    { what: 'followed_up', ...record('f'), is: 'employed' },
    { what: 'founded', ...record('b') },
    { what: 'hired', ...record('h') },
  ]
}

/** What it changes in figures when all that can happen happens to one of each kind in each week of a month. */
export function fullestIn(
  programmeId: ProgrammeId,
  country: Accompanied['facets']['country'],
): readonly FiguresChange[] {
  const news = genders.flatMap((gender) =>
    ageBrackets.flatMap((ageBracket) =>
      days.flatMap((on) =>
        everythingOf(programmeId, `${gender}${ageBracket}${on}`, on, { country, gender, ageBracket }),
      ),
    ),
  )
  const accounts = new Map(news.map(({ token }) => [token, emptyAccount(token)]))
  return settle(accounts, news).changes
}
