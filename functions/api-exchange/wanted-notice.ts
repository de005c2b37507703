import type { Wanted } from '@passerelle/runtime/consent-notice'
import type { FoundReferral } from '@passerelle/table/exchange'

/** The languages that a notice is looked for in: those that were asked for, then those that the person speaks. */
export function wantedBy(
  { sentCase, ownNotices }: FoundReferral<'sentCase' | 'ownNotices'>,
  asked: readonly string[],
): Wanted {
  return { asked, spoken: sentCase?.languages ?? [], own: ownNotices }
}
