import { Button, Text } from '@mantine/core'
import { closest, type Language } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { OneOf } from '../kit/choices.tsx'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { pageLanguages } from '../language/page-languages.ts'
import { useWords } from '../language/words.tsx'
import { PrintedFrame } from '../papers/printed-frame.tsx'

/** The sheet that an employer gets. It is made when somebody asks for it, and not by looking: each one is told to the person. */
export function ReleasedSheetScreen() {
  const { participantId, applicationId } = useParams({
    from: '/cases/$participantId/applications/$applicationId/sheet',
  })
  const words = useWords()
  const { say } = words
  const [language, setLanguage] = useState<Language>(words.language)
  const frame = useRef<HTMLIFrameElement>(null)
  const issue = useCommand((api, asked: Language, idempotencyKey) =>
    api.issueReleasedSheet({
      params: { participantId, applicationId },
      body: { language: asked },
      idempotencyKey,
    }),
  )
  return (
    <Page
      title={say('work.sheetTitle')}
      lead={say('work.sheetLead')}
      actions={
        <>
          <Button disabled={issue.result === undefined} onClick={() => frame.current?.contentWindow?.print()}>
            {say('sheet.print')}
          </Button>
          <Button component={Link} to={`/cases/${participantId}/work`} variant="default">
            {say('work.title')}
          </Button>
        </>
      }
    >
      <Sheet>
        <OneOf
          label={say('sheet.language')}
          description={say('work.sheetLanguageHint')}
          maw={320}
          choices={pageLanguages}
          value={language}
          onChange={({ currentTarget }) => setLanguage(closest([currentTarget.value], language))}
        />
        <Text c="dimmed">{say('work.sheetHappens')}</Text>
        <TroubleNotice trouble={issue.trouble} />
        <div>
          <Button loading={issue.isPending} onClick={() => issue.send(language)}>
            {say('work.makeSheet')}
          </Button>
        </div>
      </Sheet>
      {issue.result !== undefined && (
        <PrintedFrame ref={frame} title={say('work.sheetTitle')} text={String(issue.result)} />
      )}
    </Page>
  )
}
