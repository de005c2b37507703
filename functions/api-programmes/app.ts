import { access } from '@passerelle/contract/access'
import { routes } from '@passerelle/contract/kit'
import { outlooks } from '@passerelle/contract/outlooks'
import { programmes } from '@passerelle/contract/programmes'
import type { ModuleId, ProgrammeId, TemplateId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { addModule } from './add-module.ts'
import { checkTemplate } from './check-template.ts'
import { openProgrammesContext } from './context.ts'
import { editModule } from './edit-module.ts'
import { editProgramme } from './edit-programme.ts'
import { handOnProgramme, readHandOn } from './hand-on.ts'
import { addTemplate, editTemplate } from './keep-template.ts'
import { listTemplates } from './list-templates.ts'
import { openProgramme } from './open-programme.ts'
import { readOutlooks, tellOutlook } from './outlooks.ts'
import { prepareSunset, readSunset, withdrawSunset } from './sunset.ts'

const all = routes('api-programmes', { ...programmes.routes, ...outlooks.routes })

// A stored id is of the kind that its operation made.
export const app = api(all, access, openProgrammesContext, {
  listProgrammeTemplates: (context, { query }) => listTemplates(context, query),
  addProgrammeTemplate: {
    run: (context, { body }) => addTemplate(context, body),
    replay: (context, id) => context.templates.get(id as TemplateId),
  },
  readProgrammeTemplate: (context, { params }) => context.templates.get(params.templateId),
  editProgrammeTemplate: (context, { params, body, expected }) =>
    editTemplate(context, params.templateId, body, expected),
  // Nothing is kept, so a repetition is answered anew.
  checkProgrammeTemplate: {
    run: (context, { body }) => checkTemplate(context, body),
    replay: (context, _, { body }) => checkTemplate(context, body),
  },
  openProgramme: {
    run: (context, { body }) => openProgramme(context, body),
    replay: (context, id) => context.programmes.get(id as ProgrammeId),
  },
  listProgrammes: (context, { query }) => context.programmes.list(query),
  readProgramme: (context, { params }) => context.programmes.get(params.programmeId),
  editProgramme: (context, { params, body, expected }) =>
    editProgramme(context, params.programmeId, body, expected),
  readSunset: (context, { params, query }) => readSunset(context, params.programmeId, query),
  prepareSunset: (context, { params, body, expected }) =>
    prepareSunset(context, params.programmeId, body, expected),
  withdrawSunset: (context, { params, expected }) => withdrawSunset(context, params.programmeId, expected),
  handOnProgramme: {
    run: (context, { params, body }) => handOnProgramme(context, params.programmeId, body),
    replay: (context, id) => readHandOn(context, id as ProgrammeId),
  },
  addModule: {
    run: (context, { params, body }) => addModule(context, params.programmeId, body),
    replay: async (context, id, { params }) =>
      (await context.programmes.getModule(params.programmeId, id as ModuleId)).module,
  },
  listModules: (context, { params, query }) => context.programmes.listModules(params.programmeId, query),
  editModule: (context, { params, body, expected }) =>
    editModule(context, params.programmeId, params.moduleId, body, expected),
  readOutlooks: (context, { params, query }) => readOutlooks(context, params.programmeId, query.country),
  tellOutlook: (context, { params, body, expected }) =>
    tellOutlook(context, params.programmeId, params.moduleId, body, expected),
})
