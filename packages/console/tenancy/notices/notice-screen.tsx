import { Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { Acts } from '../../kit/act.tsx'
import { Editable } from '../../kit/editable.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { languageName } from '../../language/names.ts'
import { momentText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useColleagues } from '../colleagues.ts'
import { editionIn, type Notice, paragraphs, type Texts, useNotice } from './notice.ts'
import { ReviewAct, WithdrawAct } from './notice-acts.tsx'
import { NoticeForm } from './notice-form.tsx'

/** The consent notice of the organisation in one language: the draft, what is in force, and what was before. */
export function NoticeScreen() {
  const { language } = useParams({ from: '/notices/$language' })
  const words = useWords()
  const { say } = words
  const notice = useNotice(language)
  return (
    <Page
      title={say('notices.in', { language: languageName(words, language) })}
      lead={say('notices.oneLead')}
      narrow
      actions={<Link to="/notices">{say('notices.toAll')}</Link>}
    >
      <Reading of={notice}>{({ body }) => <OneNotice notice={body} />}</Reading>
    </Page>
  )
}

function OneNotice({ notice }: { readonly notice: Notice }) {
  const { say } = useWords()
  const { has, memberId } = useWho()
  const draft = editionIn(notice, 'draft')
  const isOwn = draft?.writtenBy === memberId
  return (
    <>
      <Sheet title={say('edition.in_force')}>
        {notice.inForce === undefined ? (
          <Text c="dimmed">{say('notices.nothingInForce')}</Text>
        ) : (
          <>
            <Words texts={notice.inForce} notice={notice} />
            {has('admin', 'coordinator') && (
              <Acts>
                <WithdrawAct notice={notice} />
              </Acts>
            )}
          </>
        )}
      </Sheet>
      <Editable
        title={say('edition.draft')}
        action={say(notice.draft === undefined ? 'notices.write' : 'notices.rewrite')}
        mayEdit={has('admin')}
        form={(close) => <NoticeForm notice={notice} onDone={close} />}
      >
        {notice.draft === undefined ? (
          <Text c="dimmed">{say('notices.noDraft')}</Text>
        ) : (
          <>
            <Words texts={notice.draft} notice={notice} />
            {isOwn && <Text c="dimmed">{say('notices.ownDraft')}</Text>}
            {!isOwn && has('admin', 'coordinator', 'coach') && (
              <Acts>
                <ReviewAct notice={notice} />
              </Acts>
            )}
          </>
        )}
      </Editable>
      {notice.editions.length > 0 && <Editions notice={notice} />}
    </>
  )
}

/** The words of an edition as a person reads them, in the direction of their language. */
function Words({ texts, notice }: { readonly texts: Texts; readonly notice: Notice }) {
  return (
    <div lang={notice.language} dir={notice.dir}>
      {paragraphs.map((name) => (
        <Text key={name} mb="sm">
          {texts[name]}
        </Text>
      ))}
    </div>
  )
}

function Editions({ notice: { editions } }: { readonly notice: Notice }) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  return (
    <Sheet title={say('notices.editions')}>
      <ol className={rows['rows']}>
        {editions.toReversed().map(({ edition, state, writtenBy, writtenAt, review, ended }) => (
          <li key={edition} className={rows['row']}>
            <div className={rows['who']}>
              <Text fw={600}>
                {say('notices.edition', { number: String(edition) })}: {say(`edition.${state}`)}
              </Text>
              <Text size="sm">
                {say('notices.written', { name: nameOf(writtenBy), at: momentText(language, writtenAt) })}
              </Text>
              {review !== undefined && (
                <Text size="sm">
                  {say('notices.reviewed', {
                    name: nameOf(review.by),
                    at: momentText(language, review.at),
                    basis: say(`reviewBasis.${review.basis}`),
                  })}
                </Text>
              )}
              {ended !== undefined && (
                <Text size="sm">
                  {say('notices.ended', { name: nameOf(ended.by), at: momentText(language, ended.at) })}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
