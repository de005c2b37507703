import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient, sendRows } from '@passerelle/client'
import type { ImportedRow, ImportView } from '@passerelle/contract'
import { openLocalCloud } from '@passerelle/local-cloud'
import { fingerprintOf, guessColumns, peopleIn, tableOf } from '@passerelle/spreadsheet'
import { openCsv, readCsv, writeCsv } from '@passerelle/spreadsheet/csv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assembly, type Person, stage } from '../support/cloud.ts'
import { effort } from '../support/effort.ts'
import { scan } from '../support/engine.ts'
import { german } from '../support/imports.ts'
import { memoryOf } from '../support/memory.ts'
import { patience } from '../support/patience.ts'
import { uncounted } from '../support/quotas.ts'
import { type ServedCloud, serveCloud } from '../support/served-cloud.ts'

/*
 * A file of thousands of people, a hundredth of them with a cell that cannot be, and everything that works on it dies in
 * the middle. Whoever chooses the file again goes on, and everybody is there once.
 */

const rows = effort({ usual: 300, whole: 5000 })
const bad = rows / 100
const data = mkdtempSync(join(tmpdir(), 'passerelle-import-'))
let coordinator: Person

beforeAll(async () => {
  const cloud = await openLocalCloud({ assembly, data, patience, template: uncounted })
  const { openTenant, join: joins } = stage(cloud)
  const { admin } = await openTenant()
  coordinator = await joins(admin, ['coordinator'])
  await cloud.close()
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

const syllables = ['ba', 'di', 'fo', 'ga', 'ka', 'lo', 'ma', 'ne', 'pa', 'ru', 'sa', 'ta', 'wo', 'ya', 'zi']
const nameOf = (number: number) =>
  [number, Math.floor(number / 15), Math.floor(number / 225), 7]
    .map((each) => syllables[each % syllables.length])
    .join('')

/** Somebody with a birthday of their own; every hundredth was born on the 31st of February. */
function person(number: number): readonly string[] {
  const day = new Date(Date.UTC(1970, 0, 1 + number))
  const [year, month, date] = day.toISOString().slice(0, 10).split('-')
  const birth = number % 100 === 99 ? '31.02.1980' : `${date}.${month}.${year}`
  return [
    nameOf(number),
    nameOf(number * 7 + 3),
    birth,
    'Wolof; Französisch',
    'Senegal',
    `77 000 ${String(number).padStart(4, '0')}`,
  ]
}

const file = new TextEncoder().encode(
  writeCsv([
    ['Vorname', 'Nachname', 'Geburtsdatum', 'Sprachen', 'Rückkehrland', 'Telefon'],
    ...Array.from({ length: rows }, (_, number) => person(number)),
  ]),
)

/** As the console does when the file is chosen: reads it, begins or goes on, and sends what was not looked at yet. */
async function* takeIn(api: Client): AsyncGenerator<{ progress: ImportView; rows: readonly ImportedRow[] }> {
  const { text, likely } = openCsv(file)
  const table = tableOf(readCsv(text, likely))
  const fingerprint = await fingerprintOf(file, '')
  const { body: begun } = await api.beginImport({ body: { fingerprint, rows: table.rows.length } })
  const left = peopleIn(table, guessColumns(table.header)).filter(({ row }) => row > begun.upTo)
  yield* sendRows(api, begun.id, { fingerprint, dryRun: false, reading: german }, left)
}

const clientOf = (cloud: ServedCloud) =>
  createClient({ api: cloud.api, token: () => coordinator.tokens.access })

/** The most memory that a process ever had, where the system tells it. */
function peakOf(pid: number): string {
  const memory = memoryOf(pid)
  return memory === undefined ? 'unknown' : `${Math.round(memory.peak)} MB`
}

test(
  'a file whose import dies in the middle is taken in whole when it is chosen again, and nobody twice',
  async () => {
    let cloud = await serveCloud(data)
    const seen: number[] = []
    let last: ImportView | undefined
    try {
      for await (const { progress } of takeIn(clientOf(cloud))) {
        seen.push(progress.seen)
        if (progress.seen >= rows / 2) break
      }
      // Whoever sends does not hear what became of the next rows.
      const unheard = takeIn(clientOf(cloud)).next()
      await Promise.all([unheard.catch(() => undefined), cloud.kill()])

      cloud = await serveCloud(data)
      const refused: ImportedRow[] = []
      for await (const { progress, rows: answered } of takeIn(clientOf(cloud))) {
        seen.push(progress.seen)
        refused.push(...answered.filter(({ outcome }) => outcome !== 'taken_in'))
        last = progress
      }
      expect(seen).toEqual(seen.toSorted((one, other) => one - other))
      expect(last).toMatchObject({ rows, seen: rows, takenIn: rows - bad, upTo: rows + 1 })
      expect(refused.length).toBeGreaterThan(0)
      for (const row of refused) {
        expect(row).toMatchObject({
          outcome: 'refused',
          errors: [{ column: 'birth', code: 'unreadable_day' }],
        })
      }
      const peaks = { cloud: peakOf(cloud.pid), reader: peakOf(process.pid) }
      console.info(
        `${rows} rows, ${bad} of them bad, killed once: ${last?.takenIn} people taken in; peak memory of the cloud ` +
          `with all functions ${peaks.cloud}, of the process that read the file and sent it ${peaks.reader}`,
      )
    } finally {
      await cloud.kill()
    }

    const after = await openLocalCloud({ assembly, data, patience, template: uncounted })
    try {
      const kept = await scan(after, 'main')
      const of = (entity: string) => kept.filter((row) => row['entity'] === entity)
      expect(
        [of('Participant'), of('CaseloadSummary'), of('ImportedRow')].map(({ length }) => length),
      ).toEqual([rows - bad, rows - bad, rows - bad])
      expect(new Set(of('ImportedRow').map((row) => row['participantId'])).size).toBe(rows - bad)
      const lines = of('JournalEntry').filter((row) => row['action'] === 'takeInParticipant')
      expect(new Set(lines.map((row) => row['aggregateId'])).size).toBe(rows - bad)
      expect(lines).toHaveLength(rows - bad)
    } finally {
      await after.close()
    }
  },
  120_000 + 600 * rows,
)
