import { Badge, Text } from '@mantine/core'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { keepFile } from '../kit/keep-file.ts'
import rows from '../kit/rows.module.css'
import { useChange } from '../kit/use-change.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayOfInstant } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { FileFields } from './file-fields.tsx'
import { type FileEntry as Entry, entryOf, fileChange, type KeptFile } from './files.ts'

const endings = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const satisfies Readonly<Record<KeptFile['type'], string>>

/** One file: what it is, who added it, and what may be done with it. Nothing of it is shown before it is asked for. */
export function FileEntry({ file }: { readonly file: KeptFile }) {
  const { say, language } = useWords()
  const { nameOf } = useColleagues()
  const params = { participantId: file.participantId, fileId: file.id }
  const kilobytes = Math.ceil(file.bytes / 1000)
  return (
    <Editable
      title={file.name}
      action={say('file.rename')}
      mayEdit
      form={(close) => <RenameFile file={file} onDone={close} />}
    >
      <div className={rows['marks']}>
        <Badge variant="light" tt="none">
          {say(`file.kind.${file.kind}`)}
        </Badge>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            say('file.size', { type: endings[file.type].toUpperCase(), kilobytes }),
            dayOfInstant(language, file.addedAt),
            nameOf(file.addedBy),
          ])}
        </Text>
      </div>
      <Acts>
        <Act
          label={say('file.save')}
          happens={say('file.saveHappens')}
          first={undefined}
          send={(api) => api.readFileContent({ params })}
          afterwards="unchanged"
          onDone={(content) => keepFile(`${file.name}.${endings[file.type]}`, file.type, content)}
        />
        <Act
          label={say('file.remove')}
          happens={say('file.removeHappens')}
          tone="grave"
          version={file.version}
          first={undefined}
          send={(api, { version }) => api.removeFile({ params, ifMatch: version })}
        />
      </Acts>
    </Editable>
  )
}

function RenameFile({ file, onDone }: { readonly file: KeptFile; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<KeptFile, Entry>(file, {
    entryOf,
    send: (api, { entry, first, before }) =>
      api.editFile({
        params: { participantId: before.participantId, fileId: before.id },
        ifMatch: before.version,
        body: fileChange(entry, first),
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={(now) => [
        [say('file.name'), now.name],
        [say('file.kind'), say(`file.kind.${now.kind}`)],
      ]}
      onBack={onDone}
    >
      <FileFields form={change.form} />
    </ChangeForm>
  )
}
