import { access } from '@passerelle/contract/access'
import { imports } from '@passerelle/contract/imports'
import type { ImportId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { beginImport } from './begin-import.ts'
import { openImportsContext } from './context.ts'
import { exportParticipants } from './export-participants.ts'
import { importRows, replayRows } from './import-rows.ts'
import { viewImport } from './view-import.ts'

export const app = api(imports, access, openImportsContext, {
  beginImport: {
    run: (context, { body }) => beginImport(context, body),
    replay: async (context, id) => viewImport(await context.imports.get(id as ImportId)), // the id of an import, by `beginImport`
  },
  readImport: async (context, { params }) => viewImport(await context.imports.get(params.importId)),
  importRows: {
    run: (context, { params, body }) => importRows(context, params.importId, body),
    replay: (context, _, { params, body }) => replayRows(context, params.importId, body),
  },
  exportParticipants: (context, { query }) => exportParticipants(context, query),
})
