import { Badge, Button, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { occupationText } from '../casework/occupation-field.tsx'
import { nameOf } from '../casework/person.ts'
import { type CasePage, useCase } from '../casework/queries.ts'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { FinanceSheet } from './finance-sheet.tsx'
import { type BusinessPlan, boxes, useBusinessPlan } from './founding.ts'
import { OutcomeSheet } from './outcome-sheet.tsx'
import { RechecksSheet } from './rechecks-sheet.tsx'
import { RoundsSheet } from './rounds-sheet.tsx'
import { StepsSheet } from './steps-sheet.tsx'

/** The business of a case: what it is to be, what it costs, what others say of it, and what came of it. */
export function BusinessScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/business' })
  const page = useCase(participantId)
  const plan = useBusinessPlan(participantId)
  return (
    <ScreenReading of={page}>
      {({ body: { participant } }) => (
        <ScreenReading of={plan}>
          {({ body }) =>
            body === undefined ? (
              <NoPlan participant={participant} />
            ) : (
              <Business participant={participant} plan={body} />
            )
          }
        </ScreenReading>
      )}
    </ScreenReading>
  )
}

type Whose = { readonly participant: CasePage['participant'] }

function NoPlan({ participant }: Whose) {
  const { say } = useWords()
  return (
    <Page title={say('business.title')} lead={nameOf(participant.names)}>
      <Sheet aside={<Write id={participant.id} label={say('business.begin')} />} title={say('business.idea')}>
        <Text c="dimmed">{say('business.none')}</Text>
      </Sheet>
    </Page>
  )
}

function Business({ participant, plan }: Whose & { readonly plan: BusinessPlan }) {
  const words = useWords()
  const { say, language } = words
  const { idea, canvas, source, recommendation, grounds } = plan
  const filled = boxes.filter((box) => canvas?.[box] !== undefined)
  return (
    <Page
      title={say('business.title')}
      lead={
        <>
          <bdi>{nameOf(participant.names)}</bdi>{' '}
          <Badge variant="light" size="lg" tt="none">
            {sideBySide(language, [
              say('business.edition', { number: plan.edition }),
              say(`business.state.${plan.state}`),
            ])}
          </Badge>
        </>
      }
    >
      {source !== undefined && (
        <Text>
          {say('business.fromPackage', { number: source.edition })}{' '}
          {source.recommendation !== undefined && say(`business.recommendation.${source.recommendation}`)}{' '}
          {source.grounds !== undefined && <bdi>{source.grounds}</bdi>}
        </Text>
      )}
      {recommendation !== undefined && (
        <Sheet title={say(`business.recommendation.${recommendation}`)}>
          {grounds !== undefined && <Text dir="auto">{grounds}</Text>}
        </Sheet>
      )}
      <Sheet
        title={say('business.idea')}
        aside={<Write id={participant.id} label={say('business.change')} />}
      >
        {idea === undefined ? (
          <Text c="dimmed">{say('business.noIdea')}</Text>
        ) : (
          <Facts
            facts={[
              idea.what !== undefined && [say('business.what'), <bdi key="what">{idea.what}</bdi>],
              idea.forWhom !== undefined && [say('business.forWhom'), <bdi key="whom">{idea.forWhom}</bdi>],
              [
                say('business.where'),
                sideBySide(language, [
                  countryName(language, idea.country ?? participant.returnCountry),
                  idea.region,
                ]),
              ],
              idea.isco08 !== undefined && [say('plan.occupation'), occupationText(words, idea.isco08)],
            ]}
          />
        )}
        {filled.length > 0 && (
          <details>
            <summary>{say('business.canvas')}</summary>
            <Facts
              facts={filled.map((box) => [say(`business.box.${box}`), <bdi key={box}>{canvas?.[box]}</bdi>])}
            />
          </details>
        )}
      </Sheet>
      <FinanceSheet plan={plan} />
      <StepsSheet plan={plan} />
      <RoundsSheet plan={plan} />
      <OutcomeSheet plan={plan} />
      <RechecksSheet
        plan={plan}
        hasReturned={participant.stage === 'returned' || participant.stage === 'closed'}
      />
    </Page>
  )
}

function Write({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <Button component={Link} to={`/cases/${id}/business/write`} variant="default" size="sm">
      {label}
    </Button>
  )
}
