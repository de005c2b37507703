import { pick } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../api/use-read.ts'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { Downloads } from './downloads.tsx'
import { hashedFacts } from './hashed-facts.tsx'
import { type Publication, toldTable } from './told.ts'
import { ToldTables } from './told-tables.tsx'

/** The figures of a year that another organisation published, to read, to print and to take along. */
export function PublicationScreen() {
  const { publicationId } = useParams({ from: '/publications/$publicationId' })
  const publication = useRead('readPublication', [{ params: { publicationId } }])
  return <ScreenReading of={publication}>{({ body }) => <OnePublication publication={body} />}</ScreenReading>
}

function OnePublication({ publication }: { readonly publication: Publication }) {
  const words = useWords()
  const { say, language } = words
  const { programmeName, period, organisationName, publishedAt } = publication
  return (
    <Page
      title={`${pick(programmeName, language)} · ${period}`}
      lead={say('funders.readerLead')}
      actions={
        <Downloads
          name={`passerelle-figures-${period}`}
          rows={() => toldTable(words, publication)}
          content={publication}
          back={<Link to="/publications">{say('publications.title')}</Link>}
        />
      }
    >
      <Sheet>
        <Facts
          facts={[
            [
              say('publication.source'),
              say('publication.by', {
                name: organisationName,
                moment: momentText(language, publishedAt),
              }),
            ],
            ...hashedFacts(words, publication),
          ]}
        />
      </Sheet>
      <Sheet title={say('figures.indicator')}>
        <ToldTables year={publication} />
      </Sheet>
    </Page>
  )
}
