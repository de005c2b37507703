import { Button, Group, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { Reading, ScreenReading } from '../kit/reading.tsx'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { Programme } from '../programmes/queries.ts'
import { useWho } from '../shell/who.tsx'
import { periodChoices, periodText, useFigures } from './figures.ts'
import { BreakdownTables, LinesTable } from './lines-table.tsx'
import { ReportsSheet } from './reports-sheet.tsx'
import { TargetsTable } from './targets-table.tsx'

/** What is counted in a programme, beside its targets, and the reports in which it was frozen. */
export function FiguresScreen() {
  const { programmeId } = useParams({ from: '/programmes/$programmeId/figures' })
  const programme = useRead('readProgramme', [{ params: { programmeId } }])
  return <ScreenReading of={programme}>{({ body }) => <FiguresOf programme={body} />}</ScreenReading>
}

function FiguresOf({ programme }: { readonly programme: Programme }) {
  const words = useWords()
  const { say, language } = words
  const { has } = useWho()
  const [period, setPeriod] = useState('all')
  const programmeId = programme.id
  const figures = useFigures(programmeId, period)
  return (
    <Page
      title={`${say('figures.title')} · ${pick(programme.name, language)}`}
      lead={say('figures.lead')}
      actions={
        <Group className={print['screenOnly'] ?? ''}>
          <Button variant="default" onClick={() => window.print()}>
            {say('figures.print')}
          </Button>
          <Link to="/programmes/$programmeId" params={{ programmeId }}>
            {say('figures.toProgramme')}
          </Link>
        </Group>
      }
    >
      <OneOf
        label={say('figures.period')}
        choices={periodChoices(words, programme, today())}
        value={period}
        onChange={({ currentTarget }) => setPeriod(currentTarget.value)}
      />
      <Reading of={figures} lines={6}>
        {({ body }) => (
          <>
            {body.waiting === true && <Waiting mayCount={has('coordinator')} />}
            {body.targets.length > 0 && (
              <Sheet title={say('figures.targets')}>
                <TargetsTable targets={body.targets} />
              </Sheet>
            )}
            <Sheet title={periodText(words, period)}>
              <LinesTable lines={body.lines} />
              {has('coordinator') && (
                <Acts>
                  <Act
                    key={period}
                    label={say('figures.freeze')}
                    happens={say('figures.freezeHappens')}
                    first={period}
                    send={(api, { said }, idempotencyKey) =>
                      api.freezeReport({ params: { programmeId }, body: { period: said }, idempotencyKey })
                    }
                  />
                  <Act
                    label={say('figures.rebuild')}
                    happens={say('figures.rebuildHappens')}
                    first={undefined}
                    send={(api, _, idempotencyKey) => api.rebuildFigures({ idempotencyKey })}
                  />
                </Acts>
              )}
            </Sheet>
            <Sheet title={say('figures.breakdown')}>
              <BreakdownTables lines={body.lines} />
            </Sheet>
          </>
        )}
      </Reading>
      <ReportsSheet programmeId={programmeId} />
    </Page>
  )
}

/** That something is not in the figures yet, with what puts it there. */
function Waiting({ mayCount }: { readonly mayCount: boolean }) {
  const { say } = useWords()
  const count = useCommand((api, _: string, idempotencyKey) => api.countFigures({ idempotencyKey }))
  return (
    <Notice tone="waiting" title={say('figures.waiting')}>
      <Text>{say('figures.waitingText')}</Text>
      <TroubleNotice trouble={count.trouble} />
      {mayCount && (
        <Button loading={count.isPending} onClick={() => count.send('all')}>
          {say('figures.count')}
        </Button>
      )}
    </Notice>
  )
}
