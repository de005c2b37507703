import type { CalendarDate, Instant } from '../kernel/index.ts'
import { latestDay, refuse } from '../kernel/index.ts'
import type { Extension, Programme, ProgrammeState, Term } from './programme.ts'

/** The last day of a programme as it now stands: that of the last extension, or of the term. */
export function presentEnd({ term, extensions }: Pick<Programme, 'term' | 'extensions'>): CalendarDate {
  return extensions.at(-1)?.to ?? term.to
}

/** The state of a programme whose term is this, on a day. */
export function stateOn(frame: Pick<Programme, 'term' | 'extensions'>, today: CalendarDate): ProgrammeState {
  if (presentEnd(frame) < today) return 'ended'
  return today < frame.term.from ? 'planned' : 'active'
}

/**
 * A term with its extensions, none of them decided on a day that has not come, each of which must end later than what stood before it.
 * @throws Refused `invalid`, with the path of the extension under `path`
 */
export function extended(
  term: Term,
  extensions: readonly Extension[],
  at: Instant,
  path: (index: number, field: 'to' | 'decidedOn') => readonly (string | number)[],
): Extension[] {
  const kept: Extension[] = []
  for (const [index, extension] of extensions.entries()) {
    const end = presentEnd({ term, extensions: kept })
    if (extension.to <= end) {
      refuse({
        code: 'invalid',
        errors: [{ path: ['body', ...path(index, 'to')], code: 'not_later_than_end', params: { end } }],
      })
    }
    if (extension.decidedOn !== undefined && extension.decidedOn > latestDay(at)) {
      refuse({
        code: 'invalid',
        errors: [{ path: ['body', ...path(index, 'decidedOn')], code: 'in_the_future' }],
      })
    }
    kept.push(extension)
  }
  return kept
}
