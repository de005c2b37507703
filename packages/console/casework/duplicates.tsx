import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api/use-read.ts'
import { Notice } from '../kit/notice.tsx'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { nameOf } from './person.ts'

const pauseMs = 400
const shown = 3

/** People of a like name, however it is spelled, before somebody is taken in a second time. */
export function Duplicates({ given, family }: { readonly given: string; readonly family: string }) {
  const { say, language } = useWords()
  const [q] = useDebouncedValue(`${given} ${family}`.trim(), pauseMs)
  const enough = given.trim().length > 1 && family.trim().length > 1
  const found = useRead('listParticipants', [{ query: { q, limit: shown } }], { enabled: enough && q !== '' })
  const items = enough ? (found.data?.body.items ?? []) : []
  if (items.length === 0) return null
  return (
    <Notice tone="waiting" title={say('takeIn.alike')}>
      <Text>{say('takeIn.alikeText')}</Text>
      <ul>
        {items.map((line) => (
          <li key={line.id}>
            <Link to="/cases/$participantId" params={{ participantId: line.id }}>
              <bdi>{nameOf(line.names)}</bdi>
            </Link>{' '}
            · {countryName(language, line.returnCountry)} · {say(`state.${line.stage}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
