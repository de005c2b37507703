import { Button, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ResourceOf } from '@passerelle/client'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import { useRead } from '../api/use-read.ts'
import { nameOf } from '../casework/person.ts'
import type { CaseLine } from '../casework/queries.ts'
import { Notice, TroubleNotice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import type { RosterLine } from './sessions.ts'

const pauseMs = 250
const shown = 5

/** Somebody is found by name as one types, and gets a place, or the next one on the waiting list. */
export function GivePlace({
  sessionId,
  listed,
}: {
  readonly sessionId: string
  readonly listed: readonly RosterLine[]
}) {
  const { say, language } = useWords()
  const [name, setName] = useState('')
  const [q] = useDebouncedValue(name.trim(), pauseMs)
  const [given, setGiven] = useState<{ name: string; place: ResourceOf<'enrolParticipant'> }>()
  const found = useRead('listParticipants', [{ query: { q, limit: shown } }], { enabled: q.length > 1 })
  const enrol = useCommand(
    (api, { id: participantId }: Pick<CaseLine, 'id' | 'names'>, idempotencyKey) =>
      api.enrolParticipant({ params: { sessionId }, body: { participantId }, idempotencyKey }),
    (place) => {
      const line = found.data?.body.items.find(({ id }) => id === place.participantId)
      setGiven({ name: line === undefined ? '' : nameOf(line.names), place })
      setName('')
    },
  )
  const items = q.length > 1 ? (found.data?.body.items ?? []) : []
  const isListed = ({ id }: CaseLine) => listed.some(({ participantId }) => participantId === id)
  return (
    <Sheet title={say('roster.add')}>
      {given !== undefined && (
        <Notice
          tone={given.place.place === 'waiting' ? 'waiting' : 'calm'}
          title={
            given.place.place === 'waiting'
              ? say('roster.gotWaiting', { name: given.name, position: given.place.position ?? 1 })
              : say('roster.gotPlace', { name: given.name })
          }
        >
          {given.place.clashes.length > 0 && <Text>{say('session.clashes')}</Text>}
        </Notice>
      )}
      <TextInput
        label={say('cases.search')}
        description={say('cases.searchHint')}
        type="search"
        autoComplete="off"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TroubleNotice trouble={enrol.trouble} />
      <ul className={rows['rows']}>
        {items.map((line) => (
          <li key={line.id} className={rows['row']}>
            <div className={rows['who']}>
              <Text fw={600}>
                <bdi>{nameOf(line.names)}</bdi>
              </Text>
              <Text size="sm" c="dimmed">
                {countryName(language, line.returnCountry)}
              </Text>
            </div>
            <Button variant="default" disabled={isListed(line)} onClick={() => enrol.send(line)}>
              {say('roster.giveNamed', { name: nameOf(line.names) })}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
