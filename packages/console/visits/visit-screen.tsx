import { Text } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../kit/notice.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { SendSheet } from './send-sheet.tsx'
import type { Sending } from './send-visit.ts'
import { VisitPage } from './visit-page.tsx'

/** The roster that was taken along, for somebody who is signed in: what was written down can be sent. */
export function VisitScreen() {
  const { say, language } = useWords()
  const [sending, setSending] = useState<Sending>()
  return (
    <>
      {sending !== undefined && (
        <Notice title={say('visit.sent', { count: sending.sent.length })}>
          {sending.movedTo !== undefined && (
            <Text>{say('visit.moved', { when: momentText(language, sending.movedTo) })}</Text>
          )}
        </Notice>
      )}
      <VisitPage sending={(visit) => <SendSheet visit={visit} onSent={setSending} />} />
    </>
  )
}
