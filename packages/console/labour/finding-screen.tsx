import { Text } from '@mantine/core'
import { moneyRangeText } from '@passerelle/messages/money'
import { Link, useParams } from '@tanstack/react-router'
import { occupationText } from '../casework/occupation-field.tsx'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { FindingFields } from './finding-fields.tsx'
import { areaText } from './finding-text.tsx'
import {
  type Finding,
  type FindingEntry,
  findingChange,
  findingEntry,
  isStale,
  useFinding,
} from './findings.ts'

/** One finding of a labour market. */
export function FindingScreen() {
  const { findingId } = useParams({ from: '/labour-findings/$findingId' })
  const finding = useFinding(findingId)
  return <ScreenReading of={finding}>{({ body }) => <OneFinding finding={body} />}</ScreenReading>
}

function OneFinding({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const { say } = words
  const { has } = useWho()
  const leads = has('admin', 'coordinator')
  const isKept = finding.state === 'kept'
  return (
    <Page
      title={occupationText(words, finding.isco08)}
      lead={areaText(words, finding.area)}
      actions={<Link to="/labour-findings">{say('labour.toAll')}</Link>}
    >
      <Editable
        title={say('labour.what')}
        action={say('labour.edit')}
        mayEdit={leads && isKept}
        form={(close) => <EditFinding finding={finding} onDone={close} />}
      >
        <FindingFacts finding={finding} />
      </Editable>
      {!isKept && (
        <Sheet>
          <Text c="dimmed">{say('labour.isWithdrawn')}</Text>
        </Sheet>
      )}
      {leads && isKept && (
        <Acts>
          <Act
            label={say('labour.withdraw')}
            happens={say('labour.withdrawHappens')}
            tone="grave"
            version={finding.version}
            first={undefined}
            send={(api, seen, idempotencyKey) =>
              api.withdrawLabourFinding({
                params: { findingId: finding.id },
                ifMatch: seen.version,
                idempotencyKey,
              })
            }
          />
        </Acts>
      )}
    </Page>
  )
}

function FindingFacts({ finding }: { readonly finding: Finding }) {
  const words = useWords()
  const { say, language } = words
  const { area, demand, wage, source, sourceLink, asOf } = finding
  const stale = isStale(finding, today())
  return (
    <Facts
      facts={[
        [say('assessment.occupation'), occupationText(words, finding.isco08)],
        [say('labour.area'), area.region === undefined ? say('labour.wholeCountry') : areaText(words, area)],
        [say('labour.demand'), say(`demand.${demand}`)],
        wage !== undefined && [
          say('vacancy.wage'),
          say(`wagePer.${wage.per}`, { amount: moneyRangeText(language, wage) }),
        ],
        [say('labour.source'), <bdi key="source">{source}</bdi>],
        sourceLink !== undefined && [
          say('labour.sourceLink'),
          <a key="link" href={sourceLink} target="_blank" rel="noopener noreferrer" dir="ltr">
            {sourceLink}
          </a>,
        ],
        [
          say('labour.asOf'),
          <Text component="span" key="asOf" {...(stale && { c: 'dimmed' })}>
            {dayText(language, asOf)}
            {stale && ` · ${say('labour.stale')}`}
          </Text>,
        ],
      ]}
    />
  )
}

function EditFinding({ finding, onDone }: { readonly finding: Finding; readonly onDone: () => void }) {
  const words = useWords()
  const { say, language } = words
  const change = useChange<Finding, FindingEntry>(finding, {
    entryOf: (before) => findingEntry(before, (code) => occupationText(words, code)),
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editLabourFinding({
        params: { findingId: before.id },
        ifMatch: before.version,
        body: findingChange(entry, first),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ isco08, area, demand, source, asOf }) => [
        [say('assessment.occupation'), occupationText(words, isco08)],
        [say('labour.area'), areaText(words, area)],
        [say('labour.demand'), say(`demand.${demand}`)],
        [say('labour.source'), source],
        [say('labour.asOf'), dayText(language, asOf)],
      ]}
      happens={say('labour.editHappens')}
      onBack={onDone}
    >
      <FindingFields form={change.form} />
    </ChangeForm>
  )
}
