import { Badge, Button, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useEveryPage } from '../kit/use-every-page.ts'
import { listText } from '../language/list.ts'
import { periodText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { endOf } from './programme.ts'
import { type Programme, useModules, useProgrammes } from './queries.ts'
import { useTemplates } from './templates/queries.ts'
import { isOffered, type ListedTemplate, referenceOf } from './templates/template.ts'

/** The programmes of the organisation with their modules, and the way to another one. */
export function ProgrammesScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const programmes = useProgrammes()
  return (
    <Page
      title={say('nav.programmes')}
      lead={say('programmes.lead')}
      actions={
        has('admin', 'coordinator') && <Link to="/programme-templates">{say('programmes.toTemplates')}</Link>
      }
    >
      <Reading of={programmes}>
        {({ body: { items } }) =>
          items.length === 0 ? (
            <Sheet>
              <Empty title={say('programmes.none')} text={say('programmes.noneText')} />
            </Sheet>
          ) : (
            items.map((programme) => <ProgrammeSheet key={programme.id} programme={programme} />)
          )
        }
      </Reading>
      {has('admin', 'coordinator') && <OpenForm />}
    </Page>
  )
}

function ProgrammeSheet({ programme }: { readonly programme: Programme }) {
  const { say, language } = useWords()
  const modules = useModules(programme.id)
  return (
    <Sheet
      title={pick(programme.name, language)}
      aside={
        <Badge variant="light" color={programme.state === 'active' ? 'river' : 'gray'} size="lg" tt="none">
          {say(`state.${programme.state}`)}
        </Badge>
      }
    >
      <Text>
        <bdi>{programme.commissioningParty}</bdi> · {say('programmes.term')}:{' '}
        {periodText(language, { from: programme.term.from, to: endOf(programme) })}
      </Text>
      <Reading of={modules}>
        {({ body: { items } }) => (
          <ul className={rows['rows']} aria-label={say('programmes.modules')}>
            {items.map((module) => (
              <li key={module.id} className={rows['row']}>
                <Text fw={600}>{pick(module.title, language)}</Text>
                <Text c="dimmed">{say('programmes.units', { units: module.teachingUnits })}</Text>
              </li>
            ))}
          </ul>
        )}
      </Reading>
      <div>
        <Link to="/programmes/$programmeId" params={{ programmeId: programme.id }}>
          {say('programmes.toOne')}
        </Link>
      </div>
    </Sheet>
  )
}

function OpenForm() {
  const { say, language } = useWords()
  const templates = useTemplates()
  useEveryPage(templates)
  const [chosen, setChosen] = useState('')
  const items = (templates.data?.pages ?? []).flatMap((page) => page.items).filter(isOffered)
  const open = useCommand(
    (api, template: ListedTemplate, idempotencyKey) =>
      api.openProgramme({
        body: { template: template.origin === 'own' ? template.id : template.code },
        idempotencyKey,
      }),
    () => setChosen(''),
  )
  const template = items.find((each) => referenceOf(each) === chosen)
  return (
    <Sheet title={say('programmes.open')}>
      <OneOf
        label={say('programmes.template')}
        choices={items.map((each) => ({
          value: referenceOf(each),
          label: listText(language, [
            pick(each.name, language),
            ...(each.origin === 'own' ? [say('templates.own')] : []),
          ]),
        }))}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <Text c="dimmed">{say('programmes.openHappens')}</Text>
      <TroubleNotice trouble={open.trouble} />
      <div className={styles['end']}>
        <Link to="/programmes/new">{say('programmes.openNothing')}</Link>
        <Button
          loading={open.isPending}
          disabled={template === undefined}
          onClick={() => template && open.send(template)}
        >
          {say('programmes.open')}
        </Button>
      </div>
    </Sheet>
  )
}
