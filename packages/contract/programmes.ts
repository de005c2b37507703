import {
  moduleChangeSchema,
  moduleSchema,
  newModuleSchema,
  programmeChangeSchema,
  programmeOverridesSchema,
  programmeSchema,
  programmeTemplateSchema,
  templateCodes,
} from '@passerelle/domain/programmes'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** Which template, and what is to differ from it. */
export const openProgrammeSchema = z.strictObject({
  template: z.enum(templateCodes),
  ...programmeOverridesSchema.shape,
})
export type OpenProgramme = z.output<typeof openProgrammeSchema>

/** Programmes, the templates they are opened from, and the modules that are taught in them. */
export const programmes = routes('api-programmes', {
  listProgrammeTemplates: {
    method: 'GET',
    path: '/v1/programme-templates',
    summary: 'List the templates from which a programme is opened',
    answer: { status: 200, body: z.strictObject({ items: z.array(programmeTemplateSchema) }) },
  },
  openProgramme: {
    method: 'POST',
    path: '/v1/programmes',
    summary:
      'Open a programme with its modules from a template; what is sent besides replaces the template’s',
    body: openProgrammeSchema,
    answer: { status: 201, body: programmeSchema },
  },
  listProgrammes: {
    method: 'GET',
    path: '/v1/programmes',
    summary: 'List the programmes of the organisation',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(programmeSchema) },
  },
  readProgramme: {
    method: 'GET',
    path: '/v1/programmes/{programmeId}',
    summary: 'Read one programme',
    answer: { status: 200, body: programmeSchema },
  },
  editProgramme: {
    method: 'PATCH',
    path: '/v1/programmes/{programmeId}',
    summary: 'Change a programme: a list is replaced as a whole, an extension of the term is added',
    body: programmeChangeSchema,
    change: true,
    answer: { status: 200, body: programmeSchema },
  },
  addModule: {
    method: 'POST',
    path: '/v1/programmes/{programmeId}/modules',
    summary: 'Add a module to a programme',
    body: newModuleSchema,
    answer: { status: 201, body: moduleSchema },
  },
  listModules: {
    method: 'GET',
    path: '/v1/programmes/{programmeId}/modules',
    summary: 'List the modules of a programme',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(moduleSchema) },
  },
  editModule: {
    method: 'PATCH',
    path: '/v1/programmes/{programmeId}/modules/{moduleId}',
    summary: 'Change a module or withdraw it; plans keep what they were agreed with',
    body: moduleChangeSchema,
    change: true,
    answer: { status: 200, body: moduleSchema },
  },
})
