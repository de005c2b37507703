import { Text } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { Reading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { boxes, type ComparedEdition } from './founding.ts'

/** What an edition says otherwise than the one before, read once somebody asks. */
export function ChangesOf({
  participantId,
  edition,
}: {
  readonly participantId: string
  readonly edition: number
}) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const found = useRead('readBusinessEdition', [{ params: { participantId, edition: String(edition) } }], {
    enabled: isOpen,
  })
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('business.changes')}</summary>
      {isOpen && (
        <Reading of={found} lines={1}>
          {({ body }) =>
            body.changes.length === 0 ? (
              <Text c="dimmed">{say('business.noChanges')}</Text>
            ) : (
              <ul>
                {body.changes.map((change) => (
                  <li key={`${change.part} ${change.name}`}>
                    <ChangeText edition={body} change={change} />
                  </li>
                ))}
              </ul>
            )
          }
        </Reading>
      )}
    </details>
  )
}

function ChangeText({
  edition: { lines, steps },
  change: { part, name, change },
}: {
  readonly edition: ComparedEdition
  readonly change: ComparedEdition['changes'][number]
}) {
  const { say } = useWords()
  const box = boxes.find((known) => known === name)
  const own =
    lines.find(({ id }) => id === name)?.label ??
    steps.find(({ id }) => id === name)?.step ??
    (box === undefined ? '' : say(`business.box.${box}`))
  return (
    <>
      {say(`business.part.${part}`)} {own !== '' && <bdi>{own}</bdi>}: {say(`business.change.${change}`)}
    </>
  )
}
