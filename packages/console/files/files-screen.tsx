import { useParams } from '@tanstack/react-router'
import { nameOf } from '../casework/person.ts'
import { useCase } from '../casework/queries.ts'
import { Editable } from '../kit/editable.tsx'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { AddFile } from './add-file.tsx'
import { FileEntry } from './file-entry.tsx'
import { useFiles } from './files.ts'

/** The files of a case, the last added first, and the way to add one. */
export function FilesScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/files' })
  const { say } = useWords()
  const page = useCase(participantId)
  const files = useFiles(participantId)
  const participant = page.data?.body.participant
  return (
    <ScreenReading of={files}>
      {({ pages }) => (
        <Page
          title={say('file.title')}
          lead={<bdi>{participant === undefined ? '' : nameOf(participant.names)}</bdi>}
        >
          <Editable
            title={say('file.add')}
            action={say('file.add')}
            mayEdit={participant !== undefined && participant.mergedInto === undefined}
            form={(close) => <AddFile participantId={participantId} onDone={close} />}
          >
            {say('file.lead')}
          </Editable>
          {pages[0]?.items.length === 0 && <Empty title={say('file.none')} text={say('file.noneText')} />}
          {pages
            .flatMap(({ items }) => items)
            .map((file) => (
              <FileEntry key={file.id} file={file} />
            ))}
          <MorePages pages={files} />
        </Page>
      )}
    </ScreenReading>
  )
}
