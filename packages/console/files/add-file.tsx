import { Button, FileButton, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../api/use-command.ts'
import form from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { FileFields } from './file-fields.tsx'
import { type FileEntry, nameFrom, newFile, taken } from './files.ts'
import { preparedFile } from './prepare-file.ts'

/** What was chosen or taken on the device: it stays chosen for as long as the form is open, whatever the line does. */
type Chosen = { readonly name: string; readonly content: string }

/** A file that is chosen, or a picture that is taken with the camera of a telephone, and what it is. */
export function AddFile({
  participantId,
  onDone,
}: {
  readonly participantId: string
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const [chosen, setChosen] = useState<Chosen>()
  const add = useCommand(
    (api, { entry, content }: { readonly entry: FileEntry; readonly content: string }, idempotencyKey) =>
      api.addFile({ params: { participantId }, body: newFile(entry, content), idempotencyKey }),
    onDone,
    'reread_first',
  )
  const entry = useBodyForm<FileEntry>({ kind: '', name: '' }, add.fieldErrors)
  const choose = async (file: File | null) => {
    if (file === null) return
    setChosen({ name: file.name, content: await preparedFile(file) })
    if (entry.values.name === '') entry.setFieldValue('name', nameFrom(file.name))
  }
  const wrong = add.fieldErrors['content']
  return (
    <form
      className={form['form']}
      onSubmit={entry.onSubmit((said) => chosen && add.send({ entry: said, content: chosen.content }))}
    >
      <Group gap="xs">
        <FileButton accept={taken} onChange={(file) => void choose(file)}>
          {(props) => (
            <Button variant="default" {...props}>
              {say('file.choose')}
            </Button>
          )}
        </FileButton>
        <FileButton accept="image/*" capture="environment" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button variant="default" {...props}>
              {say('file.take')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text role="status">
        {chosen === undefined ? say('file.chooseFirst') : say('file.chosen', { name: chosen.name })}
      </Text>
      {wrong !== undefined && <Text c="brick">{wrong}</Text>}
      <FileFields form={entry} />
      <Text c="dimmed">{say('file.addHappens')}</Text>
      {add.isPending && <Text role="status">{say('file.sending')}</Text>}
      <TroubleNotice trouble={add.trouble} />
      <div className={form['end']}>
        <Button variant="default" onClick={onDone}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" loading={add.isPending} disabled={chosen === undefined}>
          {say(add.trouble === undefined ? 'file.send' : 'file.sendAgain')}
        </Button>
      </div>
    </form>
  )
}
