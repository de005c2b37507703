import type { Occurrence } from '@passerelle/domain/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'

/** The token of somebody, as long as one is. */
export const token = (name: string) => name.padEnd(43, '-')

type Case = Extract<Occurrence, { what: 'accompanied' }>

/** A case of somebody who returns to Senegal, opened in January 2027. */
export function accompanied(who: string, programmeId: ProgrammeId, change: Partial<Case> = {}): Case {
  return {
    what: 'accompanied',
    token: token(who),
    ref: token(`case of ${who}`),
    version: 1,
    on: '2027-01-05',
    programmeId,
    facets: { country: 'SN', gender: 'female', ageBracket: '18_to_60' },
    returns: true,
    ...change,
  }
}
