import type { Accompanied, Occurrence, SupportMeasure } from '../indicators/index.ts'
import type { ModuleId, ProgrammeId } from '../kernel/index.ts'

/** A token as it looks: 43 signs, the same for the same name. */
export function aToken(name: string): string {
  return name.padEnd(43, '-')
}

export const aProgramme = 'PROGRAMME-ONE'.padEnd(26, '0') as ProgrammeId
export const anotherProgramme = 'PROGRAMME-TWO'.padEnd(26, '0') as ProgrammeId
export const aModule = 'MODULE'.padEnd(26, '0') as ModuleId

/** Somebody from Dakar in the first programme, of whom a return is asked. */
export function someoneAccompanied(who: string, change: Partial<Accompanied> = {}): Accompanied {
  return {
    what: 'accompanied',
    token: aToken(who),
    ref: aToken(`case of ${who}`),
    version: 1,
    on: '2027-01-05',
    programmeId: aProgramme,
    facets: { country: 'SN', gender: 'female', ageBracket: '18_to_60' },
    returns: true,
    ...change,
  }
}

/** A session of four units that somebody attended. */
export function someoneTaught(who: string, record: string, change: Partial<SupportMeasure> = {}): Occurrence {
  return {
    what: 'attended',
    token: aToken(who),
    ref: aToken(`${record} of ${who}`),
    version: 1,
    on: '2027-02-01',
    programmeId: aProgramme,
    moduleId: aModule,
    units: 4,
    ...change,
  }
}
