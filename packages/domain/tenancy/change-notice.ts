import { type Instant, type MemberId, refuse } from '../kernel/index.ts'
import {
  type ConsentNotice,
  maxEditions,
  maxNotices,
  type NoticeEdition,
  type NoticesInForce,
  type reviewBases,
} from './consent-notice.ts'

type Act = { readonly by: MemberId; readonly at: Instant }

/**
 * A draft, in the place of an earlier one that nobody has reviewed. What is in force stays so until the review.
 *
 * @throws {Refused} `limit_reached`
 */
export function draftNotice(before: ConsentNotice, sha256: string, { by, at }: Act): ConsentNotice {
  const kept = before.editions.filter(({ state }) => state !== 'draft')
  const edition = kept.length + 1
  if (edition > maxEditions) refuse({ code: 'limit_reached', what: 'notice_editions', limit: maxEditions })
  return changed(before, [...kept, { edition, state: 'draft', sha256, writtenBy: by, writtenAt: at }])
}

/**
 * Another member than the author says that the draft is right: it is in force from then on, and the edition before it
 * is not.
 *
 * @throws {Refused} `not_possible` without a draft, `two_persons_required`
 */
export function reviewNotice(
  before: ConsentNotice,
  basis: (typeof reviewBases)[number],
  { by, at }: Act,
): ConsentNotice {
  const draft =
    before.editions.find(({ state }) => state === 'draft') ??
    refuse({ code: 'not_possible', what: 'no_notice_draft' })
  if (draft.writtenBy === by) refuse({ code: 'two_persons_required' })
  return changed(
    before,
    before.editions.map((edition) => {
      if (edition === draft) return { ...edition, state: 'in_force', review: { by, at, basis } }
      return edition.state === 'in_force' ? { ...edition, state: 'superseded', ended: { by, at } } : edition
    }),
  )
}

/**
 * The edition in force is put before nobody any more; a draft stays a draft. One member is enough, because it can only
 * lead to less.
 *
 * @throws {Refused} `not_possible` where none is in force
 */
export function withdrawNotice(before: ConsentNotice, { by, at }: Act): ConsentNotice {
  if (editionInForce(before) === undefined) refuse({ code: 'not_possible', what: 'no_notice_in_force' })
  return changed(
    before,
    before.editions.map((edition) =>
      edition.state === 'in_force' ? { ...edition, state: 'withdrawn', ended: { by, at } } : edition,
    ),
  )
}

export function editionInForce({ editions }: ConsentNotice): NoticeEdition | undefined {
  return editions.find(({ state }) => state === 'in_force')
}

/**
 * The notices in force after one of them has changed; the same ones where nothing came into force or went out of it.
 *
 * @throws {Refused} `limit_reached`
 */
export function inForceAfter(before: NoticesInForce, notice: ConsentNotice, at: Instant): NoticesInForce {
  const { language } = notice
  const edition = editionInForce(notice)
  const earlier = before.notices.find((each) => each.language === language)
  if (earlier?.inForce?.edition === edition?.edition) return before
  const others = before.notices.filter((each) => each !== earlier)
  if (others.length >= maxNotices) refuse({ code: 'limit_reached', what: 'notices', limit: maxNotices })
  const now = {
    language,
    since: at,
    ...(edition && { inForce: { edition: edition.edition, sha256: edition.sha256 } }),
  }
  return { notices: [...others, now], version: before.version + 1 }
}

function changed({ language, version }: ConsentNotice, editions: NoticeEdition[]): ConsentNotice {
  return { language, version: version + 1, editions }
}
