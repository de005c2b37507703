import { createHash } from 'node:crypto'
import type { BodyOf } from '@passerelle/contract/kit'
import type { tenancy } from '@passerelle/contract/tenancy'
import { type Instant, type MemberId, refuse } from '@passerelle/domain/kernel'
import {
  assertFurtherLanguage,
  type ConsentNotice,
  draftNotice,
  inForceAfter,
  type NoticeTexts,
  type reviewBases,
  reviewNotice,
  wholeNotice,
  withdrawNotice,
} from '@passerelle/domain/tenancy'
import { directionOf } from '@passerelle/messages'
import { assertVersion, platform, retryWhileContended } from '@passerelle/table'
import { type FoundNotice, requireActing } from '@passerelle/table/tenancy'
import type { TenantContext } from './context.ts'

type NoticeView = BodyOf<(typeof tenancy)['routes']['readConsentNotice']>
type EditionView = BodyOf<(typeof tenancy)['routes']['readNoticeEdition']>

export async function listConsentNotices({ notices }: TenantContext): Promise<{ items: ConsentNotice[] }> {
  return { items: [...(await notices.list())] }
}

export async function readConsentNotice({ notices }: TenantContext, language: string): Promise<NoticeView> {
  return viewOf(await notices.find(language))
}

/** An edition as people saw it. A draft that was written over is none. @throws {Refused} `not_found` */
export async function readNoticeEdition(
  { notices }: TenantContext,
  language: string,
  number: number,
): Promise<EditionView> {
  const [notice, texts] = await Promise.all([notices.get(language), notices.wording(language, number)])
  const edition = notice.editions.find((each) => each.edition === number)
  if (edition === undefined || texts === undefined) return refuse({ code: 'not_found' })
  return { ...edition, language, dir: directionOf(language), texts, text: wholeNotice(texts) }
}

/** Writes a draft. What is in force stays in force until somebody else has reviewed it. */
export function writeConsentNotice(
  context: TenantContext,
  language: string,
  texts: NoticeTexts,
  expected: number,
): Promise<NoticeView> {
  assertFurtherLanguage(language)
  const sha256 = createHash('sha256').update(wholeNotice(texts), 'utf8').digest('hex')
  return changeNotice(context, language, expected, (notice, act) => draftNotice(notice, sha256, act), texts)
}

/** Another member says that the draft is right, and how that is known: from then on it is what people are shown. */
export function reviewConsentNotice(
  context: TenantContext,
  language: string,
  basis: (typeof reviewBases)[number],
  expected: number,
): Promise<NoticeView> {
  return changeNotice(context, language, expected, (notice, act) => reviewNotice(notice, basis, act))
}

export function withdrawConsentNotice(
  context: TenantContext,
  language: string,
  expected: number,
): Promise<NoticeView> {
  return changeNotice(context, language, expected, withdrawNotice)
}

type Decide = (notice: ConsentNotice, act: { readonly by: MemberId; readonly at: Instant }) => ConsentNotice

/** Reads the notice and what is in force, decides, and writes both in one transaction. */
function changeNotice(
  { notices, session, clock }: TenantContext,
  language: string,
  expected: number,
  decide: Decide,
  texts?: NoticeTexts,
): Promise<NoticeView> {
  const { tenant, member } = session.scope
  if (tenant === platform) return refuse({ code: 'forbidden' })
  return retryWhileContended(async () => {
    const found = await notices.find(language)
    assertVersion(found.notice, expected)
    const at = clock.now().toISOString()
    const after = decide(found.notice, { by: member, at })
    const edition = after.editions.at(-1)?.edition ?? 1
    await notices.put(found.notice, after, {
      entry: {
        aggregate: 'ConsentNotice',
        aggregateId: tenant,
        version: after.version,
        fields: ['editions'],
        purpose: 'administration',
      },
      ...(texts && { wording: { language, edition, texts } }),
      force: { before: found.force, after: inForceAfter(found.force, after, at) },
      // Two persons count only if both work here in the moment in which it holds.
      besides: [requireActing(tenant, member)],
    })
    const wordings = new Map([...found.wordings, ...(texts ? [[edition, texts] as const] : [])])
    return viewOf({ ...found, notice: after, wordings })
  })
}

function viewOf({ notice, wordings }: Pick<FoundNotice, 'notice' | 'wordings'>): NoticeView {
  const wordingOf = (wanted: string) => {
    const edition = notice.editions.find(({ state }) => state === wanted)?.edition
    return edition === undefined ? undefined : wordings.get(edition)
  }
  const [draft, inForce] = [wordingOf('draft'), wordingOf('in_force')]
  return {
    ...notice,
    dir: directionOf(notice.language),
    ...(draft && { draft }),
    ...(inForce && { inForce }),
  }
}
