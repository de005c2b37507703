import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { ChangeForm } from '../kit/change-form.tsx'
import { onlyChanged } from '../kit/changed.ts'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useChange } from '../kit/use-change.ts'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { EmployerFields } from './employer-fields.tsx'
import { type Employer, type EmployerEntry, employerChange, employerEntry, useEmployer } from './employers.ts'
import { VacancyList } from './vacancy-list.tsx'

/** An employer: what it does, whom one asks there, and the work that it has to give. */
export function EmployerScreen() {
  const { employerId } = useParams({ from: '/employers/$employerId' })
  const employer = useEmployer(employerId)
  return <ScreenReading of={employer}>{({ body }) => <OneEmployer employer={body} />}</ScreenReading>
}

function OneEmployer({ employer }: { readonly employer: Employer }) {
  const { say, language } = useWords()
  const { id, name, branch, country, town, contact } = employer
  return (
    <Page
      title={name}
      actions={
        <Button component={Link} to={`/employers/${id}/vacancy`}>
          {say('vacancy.write')}
        </Button>
      }
    >
      <Editable
        title={say('employer.what')}
        action={say('employer.edit')}
        mayEdit
        form={(close) => <EditEmployer employer={employer} onDone={close} />}
      >
        <Facts
          facts={[
            branch !== undefined && [say('employer.branch'), <bdi key="branch">{branch}</bdi>],
            [say('employer.town'), sideBySide(language, [town, countryName(language, country)])],
            [say('employer.contact'), contact === undefined ? '–' : <bdi key="name">{contact.name}</bdi>],
            contact?.phone !== undefined && [
              say('employer.phone'),
              <a key="phone" href={`tel:${contact.phone}`}>
                <bdi dir="ltr">{contact.phone}</bdi>
              </a>,
            ],
            contact?.email !== undefined && [
              say('employer.email'),
              <a key="email" href={`mailto:${contact.email}`}>
                <bdi>{contact.email}</bdi>
              </a>,
            ],
          ]}
        />
      </Editable>
      <Sheet title={say('vacancies.title')}>
        <VacancyList employerId={id} />
      </Sheet>
      <Link to="/employers">{say('employers.all')}</Link>
    </Page>
  )
}

function EditEmployer({ employer, onDone }: { readonly employer: Employer; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<Employer, EmployerEntry>(employer, {
    entryOf: employerEntry,
    send: (api, { entry, first, before }, idempotencyKey) =>
      api.editEmployer({
        params: { employerId: before.id },
        ifMatch: before.version,
        body: employerChange(onlyChanged(entry, first)),
        idempotencyKey,
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={({ name, town = '–', contact }) => [
        [say('employer.name'), name],
        [say('employer.town'), town],
        [say('employer.contact'), contact?.name ?? '–'],
      ]}
      happens={say('employer.editHappens')}
      onBack={onDone}
    >
      <EmployerFields form={change.form} />
    </ChangeForm>
  )
}
