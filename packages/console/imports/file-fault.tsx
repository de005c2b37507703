import { Text } from '@mantine/core'
import { Unreadable } from '@passerelle/spreadsheet'
import { Notice } from '../kit/notice.tsx'
import { useWords } from '../language/words.tsx'

/** Why a file, or a sheet of it, cannot be read. One that no library can make sense of is no spreadsheet. */
export function FileFault({ error }: { readonly error: unknown }) {
  const { say } = useWords()
  const { reason, row } =
    error instanceof Unreadable ? error : { reason: 'no_spreadsheet' as const, row: undefined }
  return (
    <Notice tone="grave" title={say('import.unreadable')}>
      <Text>{say(`unreadable.${reason}`)}</Text>
      {row !== undefined && <Text>{say('import.row', { row: String(row) })}</Text>}
    </Notice>
  )
}
