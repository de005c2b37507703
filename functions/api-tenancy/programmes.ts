import type { programmes } from '@passerelle/contract/programmes'
import type { ModuleId, ProgrammeId } from '@passerelle/domain/kernel'
import type { Handlers } from '@passerelle/runtime'
import { addModule } from './add-module.ts'
import type { TenancyDesk } from './desk.ts'
import { editModule } from './edit-module.ts'
import { editProgramme } from './edit-programme.ts'
import { listProgrammeTemplates } from './list-programme-templates.ts'
import { openProgramme } from './open-programme.ts'

/** The use case of every route about programmes. A stored id is of the kind that its operation made. */
export const programmeHandlers: Handlers<(typeof programmes)['routes'], TenancyDesk> = {
  listProgrammeTemplates: () => listProgrammeTemplates(),
  openProgramme: {
    run: (desk, { body }) => openProgramme(desk.own(), body),
    again: (desk, id) => desk.own().programmes.get(id as ProgrammeId),
  },
  listProgrammes: (desk, { query }) => desk.own().programmes.list(query),
  readProgramme: (desk, { params }) => desk.own().programmes.get(params.programmeId),
  editProgramme: (desk, { params, body, expected }) =>
    editProgramme(desk.own(), params.programmeId, body, expected),
  addModule: {
    run: (desk, { params, body }) => addModule(desk.own(), params.programmeId, body),
    again: async (desk, id, { params }) =>
      (await desk.own().programmes.getModule(params.programmeId, id as ModuleId)).module,
  },
  listModules: (desk, { params, query }) => desk.own().programmes.listModules(params.programmeId, query),
  editModule: (desk, { params, body, expected }) =>
    editModule(desk.own(), params.programmeId, params.moduleId, body, expected),
}
