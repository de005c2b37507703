import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { type DaysEntry, daysBody, daysEntry } from '../follow-up/days.ts'
import { onlyChanged } from '../kit/changed.ts'
import type { Programme } from './queries.ts'
import { type TitleEntry, titleBody, titleEntry } from './titles.ts'

type ProgrammeBody = CallOptions<'editProgramme'>['body']

export const deliveryModes = [
  'presence',
  'online',
  'hybrid',
  'mobile',
] as const satisfies readonly CodesOf<'delivery'>[]

/** What is typed about a programme as a whole, in the shape of the body that is sent. */
export type ProgrammeEntry = {
  name: TitleEntry
  commissioningParty: string
  deliveryModes: string[]
  languages: string[]
  term: { from: string; to: string }
  lastPaymentOn: string
  followUpDays: DaysEntry
}

export function programmeEntry(programme: Programme): ProgrammeEntry {
  const { name, commissioningParty, term, lastPaymentOn = '' } = programme
  return {
    name: titleEntry(name),
    commissioningParty,
    deliveryModes: [...programme.deliveryModes],
    languages: [...programme.languages],
    term: { from: term.from, to: term.to },
    lastPaymentOn,
    followUpDays: daysEntry(programme.followUpDays),
  }
}

/** The fields that were typed anew. */
export function programmeBody(
  entry: ProgrammeEntry,
  first: ProgrammeEntry,
  before: Pick<Programme, 'name'>,
): ProgrammeBody {
  const { name, followUpDays, lastPaymentOn, ...rest } = onlyChanged(entry, first)
  const body = {
    ...rest,
    ...(lastPaymentOn !== undefined && { lastPaymentOn: lastPaymentOn === '' ? null : lastPaymentOn }),
    ...(name && { name: titleBody(name, before.name) }),
    ...(followUpDays && { followUpDays: daysBody(followUpDays) }),
  }
  return body as ProgrammeBody // what was typed may break a rule: the API refuses it by field
}

/** The last day of a programme as it now stands. */
export function endOf({ term, extensions }: Pick<Programme, 'term' | 'extensions'>): string {
  return extensions.at(-1)?.to ?? term.to
}

/** How a programme may go on from where it stands. */
export function movesFrom({ state }: Pick<Programme, 'state'>): readonly ('start' | 'end' | 'takeUp')[] {
  if (state === 'planned') return ['start', 'end']
  return state === 'active' ? ['end'] : ['takeUp']
}
