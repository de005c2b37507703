import { Text, TextInput } from '@mantine/core'
import type { CallOptions } from '@passerelle/client'
import { Link } from '@tanstack/react-router'
import { Act } from '../kit/act.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { periodText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type Institution, useNetworks, useOpenNetworks } from './networks.ts'

type Join = CallOptions<'joinNetwork'>['body']

/** The networks to which an institution belongs and did belong, and the ways in and out. */
export function Memberships({
  institution,
  mayKeep,
}: {
  readonly institution: Institution
  readonly mayKeep: boolean
}) {
  const { say, language } = useWords()
  const networks = useNetworks().data?.body.items ?? []
  const open = useOpenNetworks()
  const nameOf = (id: string) => networks.find((network) => network.id === id)?.name ?? '…'
  const { id, version, memberships } = institution
  const params = { institutionId: id }
  return (
    <Sheet title={say('institution.memberships')}>
      {memberships.length === 0 && <Text c="dimmed">{say('institution.noMembership')}</Text>}
      <ul className={rows['rows']}>
        {memberships.map(({ networkId, since, until }) => (
          <li key={`${networkId} ${since}`} className={rows['row']}>
            <div className={rows['who']}>
              <Link to="/networks/$networkId" params={{ networkId }} className={rows['name']}>
                <bdi>{nameOf(networkId)}</bdi>
              </Link>
              <Text size="sm" c="dimmed">
                {periodText(language, { from: since, ...(until && { to: until }) })}
              </Text>
            </div>
            {mayKeep && until === undefined && (
              <Act
                label={say('institution.leave', { name: nameOf(networkId) })}
                happens={say('institution.leaveHappens')}
                version={version}
                first={today()}
                fields={({ said, setSaid, errors }) => (
                  <TextInput
                    type="date"
                    label={say('institution.until')}
                    value={said}
                    error={errors['until']}
                    onChange={({ currentTarget }) => setSaid(currentTarget.value)}
                  />
                )}
                send={(api, { said, version: seen }, idempotencyKey) =>
                  api.leaveNetwork({
                    params,
                    ifMatch: seen,
                    body: { networkId, until: said },
                    idempotencyKey,
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
      {mayKeep && open.length > 0 && (
        <Act
          label={say('institution.join')}
          happens={say('institution.joinHappens')}
          version={version}
          first={{ networkId: '', since: today() }}
          fields={({ said, setSaid, errors }) => (
            <div className={styles['pair']}>
              <OneOf
                label={say('event.network')}
                choices={open}
                value={said.networkId}
                error={errors['networkId']}
                onChange={({ currentTarget }) => setSaid({ ...said, networkId: currentTarget.value })}
              />
              <TextInput
                type="date"
                label={say('institution.since')}
                value={said.since}
                error={errors['since']}
                onChange={({ currentTarget }) => setSaid({ ...said, since: currentTarget.value })}
              />
            </div>
          )}
          send={
            (api, { said, version: seen }, idempotencyKey) =>
              api.joinNetwork({ params, ifMatch: seen, body: said as Join, idempotencyKey }) // chosen from a list
          }
        />
      )}
    </Sheet>
  )
}
