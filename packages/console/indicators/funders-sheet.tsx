import { Text } from '@mantine/core'
import { useRead } from '../api/use-read.ts'
import { Act, Acts } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import type { Report } from './figures.ts'
import { ToldTables } from './told-tables.tsx'

const yearPattern = /^\d{4}$/

/** What funders are told of the year of a report, and to whom it was published. */
export function FundersSheet({ report }: { readonly report: Report }) {
  return yearPattern.test(report.period) ? <YearSheet report={report} /> : null
}

function YearSheet({ report: { id: reportId, programmeId } }: { readonly report: Report }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const params = { programmeId, reportId }
  const year = useRead('readFundersYear', [{ params }])
  const partners =
    useRead('listPartners', [], { enabled: has('admin', 'coordinator') }).data?.body.items ?? []
  const nameOf = (id: string) => partners.find((partner) => partner.id === id)?.name ?? id
  return (
    <Sheet title={say('funders.title')}>
      <Text c="dimmed">{say('funders.lead')}</Text>
      <Reading of={year} lines={4}>
        {({ body }) => (
          <>
            <ToldTables year={body} />
            {body.to.map(({ funder, publicationId, at }) => (
              <Text key={publicationId} size="sm">
                {say('funders.toldTo', { name: nameOf(funder), moment: momentText(language, at) })}
              </Text>
            ))}
            {has('coordinator') && (
              <Acts>
                <Act
                  label={say('funders.publish')}
                  happens={say('funders.publishHappens')}
                  first=""
                  fields={({ said, setSaid, errors }) => (
                    <OneOf
                      label={say('funders.partner')}
                      choices={partners
                        .filter((partner) => !body.to.some(({ funder }) => funder === partner.id))
                        .map(({ id, name }) => ({ value: id, label: name }))}
                      value={said}
                      error={errors['to']}
                      onChange={({ currentTarget }) => setSaid(currentTarget.value)}
                    />
                  )}
                  send={(api, { said }, idempotencyKey) =>
                    api.publishReport({
                      params,
                      // Chosen among the partners, or nobody, which the API refuses.
                      body: { to: said as (typeof partners)[number]['id'] },
                      idempotencyKey,
                    })
                  }
                />
              </Acts>
            )}
          </>
        )}
      </Reading>
    </Sheet>
  )
}
