import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import { nameOf } from '../casework/person.ts'
import { type Participant, useParticipant } from '../casework/queries.ts'
import { ArrivalWindow } from '../exchange/arrival-window.tsx'
import { needs } from '../exchange/refer/codes.ts'
import { languageFor, languagesFor } from '../exchange/refer/offer.ts'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { languageName } from '../language/names.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import { type PaperBody, paperBody, paperEntry, paperTiers, withTier } from './issue.ts'
import { IssuedPaper } from './issued-paper.tsx'

/** Make a paper with which the person hands themselves over, to a centre of their own choice. */
export function IssuePaperScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/papers/new' })
  const participant = useParticipant(participantId)
  return <ScreenReading of={participant}>{({ body }) => <Issue participant={body} />}</ScreenReading>
}

function Issue({ participant }: { readonly participant: Participant }) {
  const { say } = useWords()
  const issue = useCommand((api, body: PaperBody, idempotencyKey) =>
    api.issuePaper({ params: { participantId: participant.id }, body, idempotencyKey }),
  )
  if (issue.result) {
    return <IssuedPaper participant={participant} paper={issue.result} onDone={issue.reset} />
  }
  return (
    <Page
      title={say('papers.issueTitle', { name: nameOf(participant.names) })}
      lead={say('papers.issueLead')}
      narrow
      actions={
        <Button component={Link} to={`/cases/${participant.id}`} variant="default">
          {say('referral.toCase')}
        </Button>
      }
    >
      <IssueForm participant={participant} run={issue} />
    </Page>
  )
}

function IssueForm({
  participant,
  run,
}: {
  readonly participant: Participant
  readonly run: Pick<
    ReturnType<typeof useCommand<PaperBody, unknown>>,
    'send' | 'isPending' | 'trouble' | 'fieldErrors'
  >
}) {
  const words = useWords()
  const { say } = words
  const witnesses = useColleagueChoices(['admin', 'coordinator', 'coach', 'counsellor', 'instructor'], 'me')
  const form = useBodyForm(paperEntry(languageFor(participant)), run.fieldErrors)
  const { values } = form
  return (
    <form className={styles['form']} onSubmit={form.onSubmit((entry) => run.send(paperBody(entry)))}>
      <Sheet title={say('papers.what')}>
        <Stack gap="md">
          {paperTiers.map((tier) => (
            <Checkbox
              key={tier}
              label={say(`tier.${tier}`)}
              description={say(`paperTier.${tier}`)}
              checked={values.tiers.includes(tier)}
              disabled={tier === 'T0'}
              onChange={({ currentTarget }) =>
                form.setFieldValue('tiers', withTier(values.tiers, tier, currentTarget.checked))
              }
            />
          ))}
        </Stack>
        <ManyOf
          label={say('referral.needs')}
          choices={needs.map((need) => ({ value: need, label: say(`need.${need}`) }))}
          {...form.getInputProps('needs')}
        />
        <ArrivalWindow from={today()} propsOf={form.getInputProps} />
      </Sheet>
      <Sheet title={say('papers.consent')}>
        <Text>{say('papers.consentText')}</Text>
        <OneOf
          label={say('refer.language')}
          description={say('refer.languageHint')}
          choices={languagesFor(participant).map((value) => ({ value, label: languageName(words, value) }))}
          {...form.getInputProps('consent.language')}
        />
        {(['readAloud', 'interpreter'] as const).map((name) => (
          <Checkbox
            key={name}
            label={say(`consent.${name}`)}
            {...form.getInputProps(`consent.${name}`, { type: 'checkbox' })}
          />
        ))}
        <OneOf
          label={say('consent.witness')}
          description={say('consent.witnessHint')}
          choices={witnesses}
          {...form.getInputProps('consent.witnessId')}
        />
        <Text c="dimmed">
          {say('papers.issueHappens', { what: values.tiers.map((tier) => say(`tier.${tier}`)) })}
        </Text>
        <TroubleNotice trouble={run.trouble} />
        <div className={styles['end']}>
          <Button type="submit" size="md" loading={run.isPending} disabled={values.needs.length === 0}>
            {say('papers.issueNow')}
          </Button>
        </div>
      </Sheet>
    </form>
  )
}
