import type { programmes } from '@passerelle/contract/programmes'
import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'
import type { Handlers } from '@passerelle/runtime'
import { addModule } from './add-module.ts'
import type { TenancyContext } from './context.ts'
import { editModule } from './edit-module.ts'
import { editProgramme } from './edit-programme.ts'
import { listProgrammeTemplates } from './list-programme-templates.ts'
import { openProgramme } from './open-programme.ts'

/** The use case of every route about programmes. A stored id is of the kind that its operation made. */
export const programmeHandlers: Handlers<(typeof programmes)['routes'], TenancyContext> = {
  listProgrammeTemplates: () => listProgrammeTemplates(),
  openProgramme: {
    run: (context, { body }) => openProgramme(context.own(), body),
    replay: (context, id) => context.own().programmes.get(id as ProgrammeId),
  },
  listProgrammes: (context, { query }) => context.own().programmes.list(query),
  readProgramme: (context, { params }) => context.own().programmes.get(params.programmeId),
  editProgramme: (context, { params, body, expected }) =>
    editProgramme(context.own(), params.programmeId, body, expected),
  addModule: {
    run: (context, { params, body }) => addModule(context.own(), params.programmeId, body),
    replay: async (context, id, { params }) =>
      (await context.own().programmes.getModule(params.programmeId, id as ModuleId)).module,
  },
  listModules: (context, { params, query }) =>
    context.own().programmes.listModules(params.programmeId, query),
  editModule: (context, { params, body, expected }) =>
    editModule(context.own(), params.programmeId, params.moduleId, body, expected),
}
