import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { keepFile } from '../kit/keep-file.ts'
import print from '../kit/print.module.css'
import { useWords } from '../language/words.tsx'

type DownloadsProps = {
  /** The name of each file, without its ending. */
  readonly name: string
  readonly rows: () => readonly (readonly (string | number)[])[]
  /** All of it, as the API tells it. */
  readonly content: object
  /** The way back to where one came from. */
  readonly back: ReactNode
}

/** Figures as a file on the device of whoever asks. The library for a format is loaded when it is asked for. */
export function Downloads({ name, rows, content, back }: DownloadsProps) {
  const { say } = useWords()
  const csv = async () => {
    const { writeCsv } = await import('@passerelle/spreadsheet/csv')
    keepFile(`${name}.csv`, 'text/csv;charset=utf-8', writeCsv(rows().map((row) => row.map(String))))
  }
  const xlsx = async () => {
    const { writeXlsx } = await import('@passerelle/spreadsheet/xlsx')
    const file = await writeXlsx('Passerelle', rows())
    keepFile(`${name}.xlsx`, file.type, file)
  }
  return (
    <Group className={print['screenOnly'] ?? ''}>
      <Button variant="default" onClick={() => window.print()}>
        {say('figures.print')}
      </Button>
      <Button variant="default" onClick={() => void csv()}>
        {say('figures.csv')}
      </Button>
      <Button variant="default" onClick={() => void xlsx()}>
        {say('figures.xlsx')}
      </Button>
      <Button variant="default" onClick={() => keepFile(`${name}.json`, 'application/json', content)}>
        {say('figures.json')}
      </Button>
      {back}
    </Group>
  )
}
