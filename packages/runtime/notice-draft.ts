import {
  askedAt,
  mayHaveSeenAnother,
  type Notice,
  type NoticeDraft,
  type Referral,
  type Said,
  withoutNotice,
} from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { directionOf } from '@passerelle/messages'
import { type Draft, draftIn } from '@passerelle/messages/consent-drafts'
import { languagesOf, noticeFor, type ReadWording, sha256Of, textOf, type Wanted } from './consent-notice.ts'

/** The notice with its words, and beside it a draft in a language that comes first for the person and has no notice. */
export async function showNotice(wanted: Wanted, readWording: ReadWording) {
  const { asked, spoken, own } = wanted
  const notice = await noticeFor(wanted)
  const [text, draft] = await Promise.all([
    textOf(notice, readWording),
    draftIn([...withoutNotice(asked, own), ...withoutNotice(spoken, own)]),
  ])
  return {
    ...notice,
    text,
    dir: directionOf(notice.language),
    ...(draft && { draft: { ...named(draft), text: draft.text, dir: draft.direction } }),
  }
}

/** The notice to which somebody says yes, and whether they may have seen another one when they were asked. */
export type NoticeAgreedTo = { readonly notice: Notice; readonly mayHaveSeenAnother: boolean }

/**
 * The notice to which somebody says yes, with the draft that they say they were shown beside it.
 *
 * @throws {Refused} `invalid` with `notice_changed` for a draft that there is not, or not in these words
 */
export async function noticeAgreedTo(
  wanted: Wanted,
  referral: Pick<Referral, 'deadlines'>,
  shown: Said<'give-consent'>['shown'],
): Promise<NoticeAgreedTo> {
  const { own } = wanted
  return {
    notice: await withDraft(await noticeFor(wanted), shown),
    mayHaveSeenAnother: mayHaveSeenAnother(languagesOf(wanted), own, askedAt(referral)),
  }
}

async function withDraft(notice: Notice, shown: Said<'give-consent'>['shown']): Promise<Notice> {
  if (shown?.draft === undefined) return notice
  const draft = await draftIn([shown.draft.language])
  const known = draft && named(draft)
  if (known?.sha256 !== shown.draft.sha256) {
    return refuse({ code: 'invalid', errors: [{ path: ['body', 'shown', 'draft'], code: 'notice_changed' }] })
  }
  return { ...notice, draft: known }
}

function named({ status, language, version, text }: Draft): NoticeDraft {
  return { status, language, version, sha256: sha256Of(text) }
}
