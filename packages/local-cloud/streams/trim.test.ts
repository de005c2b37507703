import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { engineClient } from '../table/engine-client.ts'
import { openSampleCloud } from '../testing/sample-cloud.ts'

const folder = mkdtempSync(join(tmpdir(), 'trim-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = 1_200
const perCall = 25

/** How many records of changes the engine keeps, after so many changes that nobody waits for any more. */
async function keptOf(name: string, keepsChanges: boolean): Promise<number> {
  const data = join(folder, name)
  const { cloud, close } = await openSampleCloud({ data, keepsChanges })
  const engine = engineClient(cloud.endpoints.engine, true)
  try {
    for (let start = 0; start < written; start += perCall) {
      const requests = Array.from({ length: perCall }, (_, n) => ({
        PutRequest: { Item: { pk: { S: 'T#aaaa#OTHER' }, sk: { S: `${start + n}` } } },
      }))
      const batch = { RequestItems: { [cloud.tables.main]: requests } }
      await engine.call('DynamoDB_20120810.BatchWriteItem', batch)
    }
    await cloud.settled()
    const database = new DatabaseSync(join(data, 'engine.db'), { readOnly: true })
    const found = database.prepare('SELECT count(*) AS kept FROM _stream_records').get()
    database.close()
    return Number(found?.['kept'])
  } finally {
    engine.close()
    await close()
  }
}

test('what every pipe has handled is gone from the disk', async () => {
  expect(await keptOf('trimmed', false)).toBeLessThan(600)
})

test('all of it stays where somebody wants to look at it', async () => {
  expect(await keptOf('whole', true)).toBe(written)
})
