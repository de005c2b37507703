import { Text } from '@mantine/core'
import { Empty } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { LimitRow } from './limit-row.tsx'
import { useLimits } from './limits.ts'
import { SetLimit } from './set-limit.tsx'

/** The most that the organisation lets cross for now, by country and by recipient, and what waits for a second member. */
export function SafetyLimitsScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const limits = useLimits()
  return (
    <Page title={say('limits.title')} lead={say('limits.lead')}>
      <Reading of={limits}>
        {({ body: { items, version } }) => (
          <>
            <Sheet title={say('limits.all')}>
              {items.length === 0 ? (
                <Empty title={say('limits.none')} text={say('limits.noneText')} />
              ) : (
                <ul className={rows['rows']}>
                  {items.map((limit) => (
                    <LimitRow key={limit.scope} limit={limit} version={version} />
                  ))}
                </ul>
              )}
            </Sheet>
            {has('admin', 'coordinator') && (
              <Sheet title={say('limits.change')}>
                <Text>{say('limits.changeText')}</Text>
                <SetLimit version={version} />
              </Sheet>
            )}
          </>
        )}
      </Reading>
    </Page>
  )
}
