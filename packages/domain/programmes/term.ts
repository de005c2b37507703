import type { CalendarDate } from '../kernel/index.ts'
import { refuse } from '../kernel/index.ts'
import type { Extension, Programme, Term } from './programme.ts'

/** The last day of a programme as it now stands: that of the last extension, or of the term. */
export function presentEnd({ term, extensions }: Pick<Programme, 'term' | 'extensions'>): CalendarDate {
  return extensions.at(-1)?.to ?? term.to
}

/**
 * A term with its extensions, each of which must end later than what stood before it.
 * @throws Refused `invalid`, with the path of the extension under `path`
 */
export function extended(
  term: Term,
  extensions: readonly Extension[],
  path: (index: number) => readonly (string | number)[],
): Extension[] {
  const kept: Extension[] = []
  for (const [index, extension] of extensions.entries()) {
    const end = presentEnd({ term, extensions: kept })
    if (extension.to <= end) {
      refuse({
        code: 'invalid',
        errors: [{ path: ['body', ...path(index)], code: 'not_later_than_end', params: { end } }],
      })
    }
    kept.push(extension)
  }
  return kept
}
