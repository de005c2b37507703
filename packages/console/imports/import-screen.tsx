import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { FileFault } from './file-fault.tsx'
import { maxRows } from './import.ts'
import { ImportFile } from './import-file.tsx'
import { type OpenedFile, openFile } from './open-file.ts'

/** Take in the people of a file: it is read here, tried, and then sent a few rows at a time. It rests nowhere. */
export function ImportScreen() {
  const { say } = useWords()
  const [opened, setOpened] = useState<OpenedFile>()
  const [fault, setFault] = useState<unknown>()
  const [isOpening, setOpening] = useState(false)

  async function choose(file: File | undefined): Promise<void> {
    setFault(undefined)
    setOpened(undefined)
    if (file === undefined) return
    setOpening(true)
    try {
      setOpened(await openFile(file))
    } catch (error) {
      setFault(error)
    } finally {
      setOpening(false)
    }
  }

  return (
    <Page title={say('import.title')} lead={say('import.lead')}>
      <Sheet title={say('import.file')}>
        <div className={styles['form']}>
          <TextInput
            type="file"
            accept=".csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            label={say('import.choose')}
            description={say('import.chooseHint', { rows: maxRows })}
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
          {isOpening && <Text c="dimmed">{say('kit.loading')}</Text>}
          {fault !== undefined && <FileFault error={fault} />}
        </div>
      </Sheet>
      {opened !== undefined && <ImportFile key={opened.name} file={opened} />}
    </Page>
  )
}
