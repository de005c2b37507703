import { Button, Text } from '@mantine/core'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { capital } from '../language/capital.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { LeaveBehind } from './leave-behind.tsx'
import { OpenForm } from './open-form.tsx'
import { changeVisit, closeVisit, openedVisit, watchOpened } from './opened.ts'
import { WrittenElsewhere } from './shelf.ts'
import { useShelf } from './use-shelf.ts'
import { unsent, type Visit, withEntry, withOwnWord } from './visit.ts'
import { VisitRow } from './visit-row.tsx'

/** The roster that was taken along, with a network or without: opened by its passphrase, filled in, and sent. */
export function VisitPage({ sending }: { readonly sending: (visit: Visit) => ReactNode }) {
  const { say } = useWords()
  const shelved = useShelf()
  const visit = useSyncExternalStore(watchOpened, openedVisit)
  if (shelved === undefined) return null
  if (shelved === 'nothing') {
    return (
      <Page title={say('visit.title')} lead={say('visit.none')}>
        <Text>{say('visit.noneText')}</Text>
      </Page>
    )
  }
  return (
    <Page title={say('visit.title')} lead={say('visit.unsent', { count: shelved.unsent })}>
      {visit === undefined ? <OpenForm shelved={shelved} /> : <Filling visit={visit} />}
      {visit !== undefined && sending(visit)}
      <LeaveBehind unsent={shelved.unsent} />
    </Page>
  )
}

function Filling({ visit }: { readonly visit: Visit }) {
  const { say, language } = useWords()
  const hasBegun = useHasBegun(visit.session.startsAt)
  const [trouble, setTrouble] = useState<'visit.elsewhere' | 'visit.notKept'>()
  const change = (next: (before: Visit) => Visit) =>
    void changeVisit(next).then(
      () => setTrouble(undefined),
      (error: unknown) => setTrouble(error instanceof WrittenElsewhere ? 'visit.elsewhere' : 'visit.notKept'),
    )
  const { session } = visit
  const when = momentText(language, session.startsAt, session.timeZone)
  return (
    <Sheet
      title={session.title ?? capital(language, say(`session.kind.${session.kind}`))}
      aside={
        <Button variant="default" onClick={closeVisit}>
          {say('visit.close')}
        </Button>
      }
    >
      <Text c="dimmed">{sideBySide(language, [when, session.room])}</Text>
      {trouble !== undefined && <Notice tone="grave">{say(trouble)}</Notice>}
      {!hasBegun && <Notice tone="waiting">{say('visit.notBegun', { when })}</Notice>}
      <ul className={rows['rows']}>
        {visit.lines.map((line) => (
          <VisitRow
            key={line.participantId}
            line={line}
            visit={visit}
            mayFill={hasBegun}
            onEntry={(entry) => change((before) => withEntry(before, line.participantId, entry))}
            onOwnWord={() => change((before) => withOwnWord(before, line.participantId))}
          />
        ))}
      </ul>
      {unsent(visit).length > 0 && <Text c="dimmed">{say('visit.keptHere')}</Text>}
    </Sheet>
  )
}

/** Whether a session has begun, by the clock of the device; it is noticed when it does. */
function useHasBegun(startsAt: string): boolean {
  const [now, setNow] = useState(Date.now)
  const wait = Date.parse(startsAt) - now
  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setNow(Date.now()), Math.min(wait, 60_000))
    return () => clearTimeout(timer)
  }, [wait])
  return wait <= 0
}
