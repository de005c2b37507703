import { Badge, Button, Textarea, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Act } from '../kit/act.tsx'
import { Empty } from '../kit/empty.tsx'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { EventList } from './event-list.tsx'
import { FiguresSheet } from './figures-sheet.tsx'
import { useNetworks } from './networks.ts'

/** The networks that the organisation keeps, what they meet for, and what came of it. */
export function NetworksScreen() {
  const { say } = useWords()
  const { has } = useWho()
  const navigate = useNavigate()
  const networks = useNetworks()
  return (
    <Page
      title={say('networks.title')}
      lead={say('networks.lead')}
      actions={
        <>
          <Button component={Link} to="/institutions" variant="default">
            {say('institutions.ofAll')}
          </Button>
          {has('admin', 'coordinator') && (
            <Button component={Link} to="/events/new">
              {say('events.plan')}
            </Button>
          )}
        </>
      }
    >
      <Sheet title={say('networks.all')}>
        <Reading of={networks} lines={3}>
          {({ body }) =>
            body.items.length === 0 ? (
              <Empty title={say('networks.none')} text={say('networks.noneText')} />
            ) : (
              <ul className={rows['rows']}>
                {body.items.map(({ id, name, state }) => (
                  <li key={id} className={rows['row']}>
                    <div className={rows['who']}>
                      <Link to="/networks/$networkId" params={{ networkId: id }} className={rows['name']}>
                        <bdi>{name}</bdi>
                      </Link>
                    </div>
                    <Badge variant="light" color={state === 'open' ? 'river' : 'gray'} size="lg" tt="none">
                      {say(`network.state.${state}`)}
                    </Badge>
                  </li>
                ))}
              </ul>
            )
          }
        </Reading>
        {has('admin', 'coordinator') && (
          <Act
            label={say('networks.open')}
            happens={say('networks.openHappens')}
            first={{ name: '', about: '' }}
            fields={({ said, setSaid, errors }) => (
              <div className={styles['form']}>
                <TextInput
                  label={say('network.name')}
                  autoComplete="off"
                  required
                  withAsterisk={false}
                  value={said.name}
                  error={errors['name']}
                  onChange={({ currentTarget }) => setSaid({ ...said, name: currentTarget.value })}
                />
                <Textarea
                  label={`${say('network.about')} (${say('kit.optional')})`}
                  autosize
                  value={said.about}
                  error={errors['about']}
                  onChange={({ currentTarget }) => setSaid({ ...said, about: currentTarget.value })}
                />
              </div>
            )}
            send={(api, { said: { name, about } }, idempotencyKey) =>
              api.openNetwork({
                body: { name, ...(about.trim() !== '' && { about }) },
                idempotencyKey,
              })
            }
            onDone={({ id }) => void navigate({ to: '/networks/$networkId', params: { networkId: id } })}
          />
        )}
      </Sheet>
      <EventList />
      <FiguresSheet />
    </Page>
  )
}
