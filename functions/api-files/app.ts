import { access } from '@passerelle/contract/access'
import { keptFiles } from '@passerelle/contract/files'
import type { FileId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { addFile } from './add-file.ts'
import { editFile, removeFile } from './change-files.ts'
import { openFilesContext } from './context.ts'
import { listFiles, readFile, readFileContent } from './read-files.ts'

export const app = api(keptFiles, access, openFilesContext, {
  listFiles: (context, { params, query }) => listFiles(context, params.participantId, query),
  addFile: {
    run: (context, { params, body }) => addFile(context, params.participantId, body),
    // To whoever added it, so it is no reading. The stored id is the file's.
    replay: async (context, id, { params }) =>
      (await context.files.get(params.participantId, id as FileId)).file,
  },
  readFile: (context, { params }) => readFile(context, params.participantId, params.fileId),
  readFileContent: (context, { params }) => readFileContent(context, params.participantId, params.fileId),
  editFile: (context, { params, body, expected }) =>
    editFile(context, params.participantId, params.fileId, body, expected),
  removeFile: (context, { params, expected }) =>
    removeFile(context, params.participantId, params.fileId, expected),
})
