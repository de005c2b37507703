import { Text } from '@mantine/core'
import form from '../kit/form.module.css'
import rows from '../kit/rows.module.css'
import { useWords } from '../language/words.tsx'
import { Contested } from './contested.tsx'
import { EntryFields } from './entry-fields.tsx'
import { entryText } from './entry-text.ts'
import { OwnSignature } from './own-signature.tsx'
import type { Entry, Visit, VisitLine } from './visit.ts'

/** Somebody on the roster: how they attended, and their signature for it. */
export function VisitRow({
  line,
  visit,
  mayFill,
  onEntry,
  onOwnWord,
}: {
  readonly line: VisitLine
  readonly visit: Visit
  readonly mayFill: boolean
  readonly onEntry: (entry: Entry | undefined) => void
  readonly onOwnWord: () => void
}) {
  const words = useWords()
  const { name, standing, entry, obstacle } = line
  return (
    <li className={rows['row']}>
      <div className={`${rows['who']} ${form['form']}`}>
        <Text fw={600}>
          <bdi>{name}</bdi>
        </Text>
        {standing !== undefined && entry === undefined && (
          <Text size="sm" c="dimmed">
            {entryText(words, standing, visit)}
          </Text>
        )}
        {obstacle === undefined ? (
          mayFill && <EntryFields line={line} visit={visit} onEntry={onEntry} />
        ) : (
          <>
            <Contested
              line={line}
              obstacle={obstacle}
              visit={visit}
              onOwnWord={onOwnWord}
              onDrop={() => onEntry(undefined)}
            />
            <OwnSignature name={name} signature={entry?.signature} />
          </>
        )}
      </div>
    </li>
  )
}
