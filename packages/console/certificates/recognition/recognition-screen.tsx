import { Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { occupationText } from '../../casework/occupation-field.tsx'
import { nameOf } from '../../casework/person.ts'
import { Acts } from '../../kit/act.tsx'
import { Facts } from '../../kit/facts.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import { countryName } from '../../language/names.ts'
import { sideBySide } from '../../language/side-by-side.ts'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { useColleagues } from '../../tenancy/colleagues.ts'
import { Assess } from './assess.tsx'
import { End, IssueRecognised, NameAssessor } from './recognition-acts.tsx'
import { RecognitionState } from './recognition-state.tsx'
import { type RecognitionOfPerson, useRecognition } from './recognitions.ts'

/** A recognition: what is looked at, what speaks for it, who assesses it, and what they found. */
export function RecognitionScreen() {
  const { participantId, recognitionId } = useParams({
    from: '/cases/$participantId/recognitions/$recognitionId',
  })
  const found = useRecognition(participantId, recognitionId)
  return <ScreenReading of={found}>{({ body }) => <Recognised recognition={body} />}</ScreenReading>
}

function Recognised({ recognition }: { readonly recognition: RecognitionOfPerson }) {
  const words = useWords()
  const { say, language } = words
  const { memberId, has } = useWho()
  const { nameOf: colleague } = useColleagues()
  const { id, participantId, state, title, isco08, countries, yearsOfPractice, assessorId } = recognition
  const isUndecided = state === 'open' || state === 'gaps'
  const works = has('coordinator', 'coach', 'counsellor')
  return (
    <Page
      title={pick(title, language)}
      lead={
        <>
          <bdi>{nameOf(recognition.names)}</bdi> <RecognitionState state={state} />
        </>
      }
    >
      <Sheet
        title={say('recognition.what')}
        aside={
          works &&
          isUndecided && (
            <Button
              component={Link}
              to={`/cases/${participantId}/recognitions/${id}/write`}
              variant="default"
              size="sm"
            >
              {say('recognition.rewrite')}
            </Button>
          )
        }
      >
        <Facts
          facts={[
            [say('recognition.occupation'), occupationText(words, isco08)],
            countries.length > 0 && [
              say('recognition.country'),
              sideBySide(
                language,
                countries.map((code) => countryName(language, code)),
              ),
            ],
            yearsOfPractice !== undefined && [say('recognition.years'), yearsOfPractice],
            [
              say('recognition.assessor'),
              assessorId === undefined ? say('recognition.noAssessor') : colleague(assessorId),
            ],
            recognition.ending !== undefined && [
              say('recognition.endReason'),
              say(`recognition.ending.${recognition.ending}`),
            ],
          ]}
        />
        {works && isUndecided && (
          <Acts>
            <NameAssessor recognition={recognition} />
            <End recognition={recognition} />
          </Acts>
        )}
        {works && state === 'recognised' && <IssueRecognised recognition={recognition} />}
      </Sheet>
      <Findings recognition={recognition} />
      <Evidence recognition={recognition} />
      {state === 'open' && assessorId === memberId && <Assess recognition={recognition} />}
    </Page>
  )
}

/** What is looked at, with what was found of it where somebody looked. */
function Findings({ recognition }: { readonly recognition: RecognitionOfPerson }) {
  const { say, language } = useWords()
  const { criteria, assessment, gaps, earlier } = recognition
  const of = new Map(assessment?.findings.map((each) => [each.criterionId, each]))
  return (
    <Sheet title={say('recognition.criteria')}>
      <Facts
        facts={criteria.map(({ id, title, essential }) => {
          const found = of.get(id)
          return [
            sideBySide(language, [title, essential && say('recognition.essentialShort')]),
            found === undefined ? '–' : say(`recognition.finding.${found.finding}`),
          ]
        })}
      />
      {assessment !== undefined && (
        <Text>
          {say('recognition.assessedText', { day: dayText(language, assessment.on) })}{' '}
          {gaps.length > 0 &&
            say('recognition.missing', {
              what: sideBySide(
                language,
                gaps.map((gap) => gap.title),
              ),
            })}
        </Text>
      )}
      {assessment?.note !== undefined && <Text dir="auto">{assessment.note}</Text>}
      {earlier.length > 0 && (
        <Text size="sm" c="dimmed">
          {say('recognition.earlier', { count: earlier.length })}
        </Text>
      )}
    </Sheet>
  )
}

function Evidence({ recognition: { evidence } }: { readonly recognition: RecognitionOfPerson }) {
  const { say, language } = useWords()
  return (
    <Sheet title={say('recognition.evidence')}>
      {evidence.length === 0 ? (
        <Text c="dimmed">{say('recognition.noEvidence')}</Text>
      ) : (
        <Facts
          facts={evidence.map(({ kind, title, seen, country, year }) => [
            say(`recognition.evidenceKind.${kind}`),
            <bdi key={title}>
              {sideBySide(language, [
                title,
                country !== undefined && countryName(language, country),
                year !== undefined && String(year),
                say(`recognition.seen.${seen}`),
              ])}
            </bdi>,
          ])}
        />
      )}
    </Sheet>
  )
}
