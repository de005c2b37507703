import { Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../kit/empty.tsx'
import { MorePages } from '../../kit/more-pages.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { listText } from '../../language/list.ts'
import { dayText } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { OpenService } from './open-service.tsx'
import { useServices } from './service.ts'

/** The organisation's own systems that sign in by themselves, and when each of them was here for the last time. */
export function ServicesScreen() {
  const { say, language } = useWords()
  const { has } = useWho()
  const services = useServices()
  return (
    <Page title={say('services.title')} lead={say('services.lead')}>
      <Sheet title={say('services.all')}>
        <Reading of={services}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items)
            return items.length === 0 ? (
              <Empty title={say('services.none')} text={say('services.noneText')} />
            ) : (
              <>
                <ul className={rows['rows']}>
                  {items.map(({ id, name, roles, state, lastUsedOn }) => (
                    <li key={id} className={rows['row']}>
                      <div className={rows['who']}>
                        {has('admin') ? (
                          <Link
                            to="/service-accounts/$serviceAccountId"
                            params={{ serviceAccountId: id }}
                            className={rows['name']}
                          >
                            <bdi>{name}</bdi>
                          </Link>
                        ) : (
                          <Text fw={600}>
                            <bdi>{name}</bdi>
                          </Text>
                        )}
                        <Text size="sm" c="dimmed">
                          {listText(
                            language,
                            roles.map((role) => say(`role.${role}`)),
                          )}
                        </Text>
                        <Text size="sm">
                          {say('services.lastUsed')}:{' '}
                          {lastUsedOn === undefined
                            ? say('services.neverUsed')
                            : dayText(language, lastUsedOn)}
                        </Text>
                      </div>
                      <Badge
                        variant="light"
                        color={state === 'active' ? 'river' : 'gray'}
                        size="lg"
                        tt="none"
                      >
                        {say(`services.${state}`)}
                      </Badge>
                    </li>
                  ))}
                </ul>
                <MorePages pages={services} />
              </>
            )
          }}
        </Reading>
      </Sheet>
      {has('admin') && <OpenService />}
    </Page>
  )
}
