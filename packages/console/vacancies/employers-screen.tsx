import { Button, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCommand } from '../api/use-command.ts'
import { Empty } from '../kit/empty.tsx'
import styles from '../kit/form.module.css'
import { MorePages } from '../kit/more-pages.tsx'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useBodyForm } from '../kit/use-body-form.ts'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { EmployerFields } from './employer-fields.tsx'
import { type EmployerEntry, newEmployer, noEmployer, useEmployers } from './employers.ts'

/** The employers whom the organisation knows. */
export function EmployersScreen() {
  const { say, language } = useWords()
  const employers = useEmployers()
  return (
    <Page
      title={say('employers.title')}
      lead={say('employers.lead')}
      actions={<Link to="/vacancies">{say('vacancies.title')}</Link>}
    >
      <Sheet title={say('employers.all')}>
        <Reading of={employers} lines={5}>
          {({ pages }) =>
            pages[0]?.items.length === 0 ? (
              <Empty title={say('employers.none')} text={say('employers.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {pages
                    .flatMap(({ items }) => items)
                    .map(({ id, name, branch, town, country }) => (
                      <li key={id} className={rows['row']}>
                        <div className={rows['who']}>
                          <Link
                            to="/employers/$employerId"
                            params={{ employerId: id }}
                            className={rows['name']}
                          >
                            <bdi>{name}</bdi>
                          </Link>
                          <Text size="sm" c="dimmed">
                            {sideBySide(language, [branch, town, countryName(language, country)])}
                          </Text>
                        </div>
                      </li>
                    ))}
                </ul>
                <MorePages pages={employers} />
              </>
            )
          }
        </Reading>
      </Sheet>
      <AddEmployer />
    </Page>
  )
}

function AddEmployer() {
  const { say } = useWords()
  const { tenant } = useWho()
  const navigate = useNavigate()
  const add = useCommand(
    (api, entry: EmployerEntry, idempotencyKey) =>
      api.addEmployer({ body: newEmployer(entry), idempotencyKey }),
    ({ id }) => void navigate({ to: '/employers/$employerId', params: { employerId: id } }),
  )
  const form = useBodyForm<EmployerEntry>(noEmployer(tenant?.country ?? ''), add.fieldErrors)
  return (
    <Sheet title={say('employer.add')}>
      <form className={styles['form']} onSubmit={form.onSubmit((entry) => add.send(entry))}>
        <EmployerFields form={form} />
        <Text c="dimmed">{say('employer.addHappens')}</Text>
        <TroubleNotice trouble={add.trouble} />
        <div className={styles['end']}>
          <Button type="submit" loading={add.isPending}>
            {say('employer.add')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
