import { Checkbox, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../casework/person.ts'
import rows from '../kit/rows.module.css'
import { listText } from '../language/list.ts'
import { useWords } from '../language/words.tsx'
import type { ImportedRow } from './import.ts'

type Likely = Extract<ImportedRow, { readonly outcome: 'likely_duplicate' }>

/** A row that is likely to be somebody who is known: who that is, and the word that it is another person. */
export function LikelyRow({
  likely: { row, likelyMatches, coordinatorShouldLook, likeRows },
  sameAs,
  isAnother,
  onAnother,
}: {
  readonly likely: Likely
  readonly sameAs: number | undefined
  readonly isAnother: boolean
  readonly onAnother: (is: boolean) => void
}) {
  const { say, language } = useWords()
  const like = [...new Set([...(sameAs === undefined ? [] : [sameAs]), ...likeRows])]
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Text fw={600}>{say('import.row', { row: String(row) })}</Text>
        {likelyMatches.map(({ participantId, names, birthYear, grounds }) => (
          <Text key={participantId}>
            <Link to="/cases/$participantId" params={{ participantId }} target="_blank">
              <bdi>{nameOf(names)}</bdi>
            </Link>{' '}
            {birthYear !== undefined && say('cases.born', { year: String(birthYear) })}{' '}
            {listText(
              language,
              grounds.map((ground) => say(`matchGround.${ground}`)),
            )}
          </Text>
        ))}
        {like.map((other) => (
          <Text key={other}>{say('import.likeRow', { row: String(other) })}</Text>
        ))}
        {coordinatorShouldLook && <Text>{say('match.beyond')}</Text>}
      </div>
      <Checkbox
        label={say('import.another')}
        aria-label={say('import.anotherRow', { row: String(row) })}
        checked={isAnother}
        onChange={({ currentTarget }) => onAnother(currentTarget.checked)}
      />
    </li>
  )
}
