import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { NewcomerRow } from './newcomer-row.tsx'
import { useContactRequests } from './newcomers.ts'

/** People without an account who asked to be contacted: those who wait first. What they said is read one by one. */
export function NewcomersScreen() {
  const { say } = useWords()
  const requests = useContactRequests()
  return (
    <Page title={say('newcomers.title')} lead={say('newcomers.lead')}>
      <Sheet>
        <Reading of={requests} lines={5}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('newcomers.none')} text={say('newcomers.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((line) => (
                      <NewcomerRow key={line.id} line={line} />
                    ))}
                </ul>
                <MorePages pages={requests} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}
