import { expect, it } from 'vitest'
import { coach, id, openedAt, participantId, refusalOf } from '../testing/casework.ts'
import { keepFile, renameFile, savedName } from './keep-file.ts'
import {
  fileChangeSchema,
  keptFileSchema,
  maxFileCharacters,
  maxFilesOfCase,
  newFileSchema,
} from './kept-file.ts'

const said = { kind: 'evidence_of_skills', name: 'Référence de l’atelier' } as const
const clean = { type: 'image/jpeg', content: new Uint8Array(7) } as const
const by = { id: id<'file'>(9), participantId, addedBy: coach }

it('a file says what it is, how large, and who added it', () => {
  const file = keepFile(said, clean, by, openedAt, 0)
  expect(keptFileSchema.parse(file)).toEqual({
    ...by,
    ...said,
    version: 1,
    type: 'image/jpeg',
    bytes: 7,
    addedAt: openedAt,
  })
})

it('a case keeps so many files and no more', () => {
  keepFile(said, clean, by, openedAt, maxFilesOfCase - 1)
  expect(refusalOf(() => keepFile(said, clean, by, openedAt, maxFilesOfCase))).toEqual({
    code: 'limit_reached',
    what: 'files',
    limit: maxFilesOfCase,
  })
})

it('another name or kind leaves the rest as it is', () => {
  const file = keepFile(said, clean, by, openedAt, 0)
  expect(renameFile(file, { name: 'Atelier' })).toEqual({ ...file, name: 'Atelier', version: 2 })
  expect(renameFile(file, { kind: 'other' })).toEqual({ ...file, kind: 'other', version: 2 })
  expect(fileChangeSchema.safeParse({ content: 'AAAA' }).success).toBe(false)
})

it('a file is saved under its name, with the ending of what it is and without a folder', () => {
  const saved = (name: string) => savedName({ name, type: 'application/pdf' })
  expect(saved('شهادة')).toBe('شهادة.pdf')
  expect(saved('Diplom.PDF')).toBe('Diplom.PDF')
  expect(saved('invoice.exe')).toBe('invoice.exe.pdf')
  expect(saved('../../etc/passwd')).toBe('-..-etc-passwd.pdf')
  expect(saved('a:b*c?"d<e>f|g\\h')).toBe('a-b-c--d-e-f-g-h.pdf')
})

it('what is sent has a name of one line, a kind and base64 that fits', () => {
  const fits = (change: object) => newFileSchema.safeParse({ ...said, content: 'AAAA', ...change }).success
  expect(fits({})).toBe(true)
  expect(fits({ content: 'A'.repeat(maxFileCharacters) })).toBe(true)
  for (const change of [
    { content: '' },
    { content: 'A' },
    { content: 'A-__' },
    { content: 'A'.repeat(maxFileCharacters + 4) },
    { name: 'a\nb' },
    { name: ' ' },
    { name: 'n'.repeat(121) },
    { kind: 'passport' },
    { type: 'image/png' },
  ])
    expect(fits(change), JSON.stringify(change).slice(0, 40)).toBe(false)
})
