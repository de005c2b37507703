import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { OccupationField, occupationText } from '../casework/occupation-field.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import styles from '../kit/form.module.css'
import { MorePages } from '../kit/more-pages.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { countryChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { areaText, FindingText } from './finding-text.tsx'
import { useFindings } from './findings.ts'

const pauseMs = 250

/** What was found of labour markets, the latest first, by country, region and occupation. */
export function FindingsScreen() {
  const words = useWords()
  const { say, language } = words
  const { has } = useWho()
  const [country, setCountry] = useState('')
  const [region, setRegion] = useState('')
  const [isco08, setOccupation] = useState('')
  const [typed] = useDebouncedValue({ region, isco08 }, pauseMs)
  const findings = useFindings({ country, ...typed })
  return (
    <Page
      title={say('labour.title')}
      lead={say('labour.lead')}
      actions={
        has('admin', 'coordinator') && (
          <Button component={Link} to="/labour-findings/new">
            {say('labour.write')}
          </Button>
        )
      }
    >
      <Sheet>
        <search className={styles['pair']}>
          <OneOf
            label={say('person.country')}
            isOptional
            choices={countryChoices(words, everyCountry)}
            value={country}
            onChange={({ currentTarget }) => {
              setCountry(currentTarget.value)
              // A region is one of a country.
              setRegion('')
            }}
          />
          {country !== '' && (
            <TextInput
              label={`${say('vacancy.region')} (${say('kit.optional')})`}
              description={say('vacancy.regionHint')}
              autoComplete="off"
              value={region}
              onChange={({ currentTarget }) => setRegion(currentTarget.value)}
            />
          )}
          <OccupationField
            label={say('assessment.occupation')}
            value={isco08}
            onChange={({ currentTarget }) => setOccupation(currentTarget.value)}
          />
        </search>
        <Reading of={findings} lines={5}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('labour.none')} text={say('labour.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map((finding) => (
                      <li key={finding.id} className={rows['row']}>
                        <div className={rows['who']}>
                          <Link
                            to="/labour-findings/$findingId"
                            params={{ findingId: finding.id }}
                            className={rows['name']}
                          >
                            {sideBySide(language, [
                              occupationText(words, finding.isco08),
                              areaText(words, finding.area),
                            ])}
                          </Link>
                          <FindingText finding={finding} />
                        </div>
                      </li>
                    ))}
                </ul>
                <MorePages pages={findings} />
              </>
            )
          }
        </Reading>
      </Sheet>
    </Page>
  )
}
