import { type Notice, type NoticeDraft, type Said, withoutNotice } from '@passerelle/domain/exchange'
import { refuse } from '@passerelle/domain/kernel'
import { directionOf } from '@passerelle/messages'
import { type Draft, draftIn } from '@passerelle/messages/consent-drafts'
import { noticeFor, type ReadWording, sha256Of, textOf, type Wanted } from './consent-notice.ts'

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

/**
 * The notice to which somebody says yes, with the draft that they say they were shown beside it.
 *
 * @throws {Refused} `invalid` with `notice_changed` for a draft that there is not, or not in these words
 */
export async function noticeAgreedTo(wanted: Wanted, shown: Said<'give-consent'>['shown']): Promise<Notice> {
  const notice = await noticeFor(wanted)
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
