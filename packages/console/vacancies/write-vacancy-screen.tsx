import { Button, Text } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { type Employer, useEmployer } from './employers.ts'
import { newVacancy, noVacancy, type VacancyEntry } from './vacancies.ts'
import { VacancyFields } from './vacancy-fields.tsx'

/** A vacancy of an employer is written down; nobody outside sees it yet. */
export function WriteVacancyScreen() {
  const { employerId } = useParams({ from: '/employers/$employerId/vacancy' })
  const employer = useEmployer(employerId)
  return <ScreenReading of={employer}>{({ body }) => <WriteVacancy employer={body} />}</ScreenReading>
}

function WriteVacancy({ employer: { id, name, country, town } }: { readonly employer: Employer }) {
  const { say } = useWords()
  const navigate = useNavigate()
  const draft = useCommand(
    (api, entry: VacancyEntry, idempotencyKey) =>
      api.draftVacancy({ body: newVacancy(id, entry), idempotencyKey }),
    (vacancy) => void navigate({ to: '/vacancies/$vacancyId', params: { vacancyId: vacancy.id } }),
  )
  const form = useBodyForm<VacancyEntry>(noVacancy(country, town ?? ''), draft.fieldErrors)
  return (
    <Page title={say('vacancy.write')} lead={name} narrow>
      <Sheet>
        <form className={styles['form']} onSubmit={form.onSubmit((entry) => draft.send(entry))}>
          <VacancyFields form={form} />
          <Text c="dimmed">{say('vacancy.draftHappens')}</Text>
          <TroubleNotice trouble={draft.trouble} />
          <div className={styles['end']}>
            <Button type="submit" loading={draft.isPending}>
              {say('vacancy.write')}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  )
}
