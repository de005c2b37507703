import { Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { usePublications } from './told.ts'

/** What other organisations told the own one of their figures. */
export function PublicationsScreen() {
  const { say, language } = useWords()
  const publications = usePublications()
  return (
    <Page title={say('publications.title')} lead={say('publications.lead')}>
      <Sheet>
        <Reading of={publications} lines={3}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('publications.none')} text={say('publications.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map(({ id, organisationName, programmeName, period, publishedAt }) => (
                      <li key={id} className={rows['row']}>
                        <div className={rows['who']}>
                          <Link
                            to="/publications/$publicationId"
                            params={{ publicationId: id }}
                            className={rows['name']}
                          >
                            <bdi>{pick(programmeName, language)}</bdi> · {period}
                          </Link>
                          <Text size="sm" c="dimmed">
                            {say('publication.by', {
                              name: organisationName,
                              moment: momentText(language, publishedAt),
                            })}
                          </Text>
                        </div>
                      </li>
                    ))}
                </ul>
                <MorePages pages={publications} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}
