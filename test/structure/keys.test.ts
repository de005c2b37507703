import { afterAll, expect, it } from 'vitest'
import { lintFindings } from './findings.ts'
import { makeSkeleton } from './skeleton.ts'

const skeleton = makeSkeleton()
afterAll(skeleton.remove)

/** A key that is cut into its parts, made with an id that is none, read from a row, and taken from one. */
const planted = `type PlantedId = string
export const cut = (key: string) => key.split('#')
export const empty = '' as PlantedId
export const read = (row: Record<string, unknown>) => row['sk']
export const index = (row: Record<string, unknown>) => row['gsi1pk']
export const taken = ({ sk }: { sk: string }) => sk
export const renamed = ({ pk: place }: { pk: string }) => place
`

it('the linter lets nobody read keys or make empty ones outside of the folder that makes keys', () => {
  const folders = ['packages/table/casework', 'packages/table/session', 'functions/api-casework']
  const beside = 'packages/table/engine/keys/planted.ts'
  const files = folders.map((folder) => [`${folder}/planted.ts`, planted])
  const found = lintFindings(skeleton, { ...Object.fromEntries(files), [beside]: planted })
  const expected = folders.flatMap((folder) =>
    [2, 3, 4, 5, 6, 7].map((line) => `${folder}/planted.ts:${line} plugin`),
  )
  expect(found.filter((line) => line.endsWith('plugin'))).toEqual(expected.sort())
})
