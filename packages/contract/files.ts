import { fileChangeSchema, keptFileSchema, newFileSchema } from '@passerelle/domain/files'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

const files = '/v1/participants/{participantId}/files'
const file = `${files}/{fileId}` as const

/** Files that are kept with a case. Each reading of what stands in one is told by the journal. */
export const keptFiles = routes('api-files', {
  listFiles: {
    method: 'GET',
    path: files,
    summary: 'List the files of a case, the last added first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(keptFileSchema) },
  },
  addFile: {
    method: 'POST',
    path: files,
    summary:
      'Keep a picture or a PDF with a case, without what a picture says of itself; one that acts is refused',
    body: newFileSchema,
    large: true,
    answer: { status: 201, body: keptFileSchema },
  },
  readFile: {
    method: 'GET',
    path: file,
    summary: 'Read what a file is',
    answer: { status: 200, body: keptFileSchema },
  },
  readFileContent: {
    method: 'GET',
    path: `${file}/content`,
    summary: 'Read what stands in a file, to be saved; its type is told by `readFile`',
    media: 'application/octet-stream',
    answer: { status: 200 },
  },
  editFile: {
    method: 'PATCH',
    path: file,
    summary: 'Call a file otherwise, or say that it is of another kind',
    body: fileChangeSchema,
    change: true,
    answer: { status: 200, body: keptFileSchema },
  },
  removeFile: {
    method: 'DELETE',
    path: file,
    summary: 'Take a file away, with what stands in it',
    change: true,
    answer: { status: 204 },
  },
})
