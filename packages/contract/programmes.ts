import { idSchema } from '@passerelle/domain/kernel'
import {
  moduleChangeSchema,
  moduleSchema,
  newModuleSchema,
  newTemplateSchema,
  ownTemplateSchema,
  programmeChangeSchema,
  programmeOverridesSchema,
  programmeSchema,
  programmeTemplateSchema,
  siteSchema,
  templateChangeSchema,
  templateReferenceSchema,
} from '@passerelle/domain/programmes'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** Which template, and what is to differ from it; without one, all that a programme needs. */
export const openProgrammeSchema = z.strictObject({
  template: templateReferenceSchema.optional(),
  ...programmeOverridesSchema.shape,
})
export type OpenProgramme = z.output<typeof openProgrammeSchema>

/** A template of the platform, named by its code, or one of the organisation's own, named by its id. */
export const listedTemplateSchema = z.discriminatedUnion('origin', [
  programmeTemplateSchema.extend({ origin: z.literal('platform') }),
  ownTemplateSchema.extend({ origin: z.literal('own') }),
])
export type ListedTemplate = z.output<typeof listedTemplateSchema>

/** The longest text of a template that is read. */
export const maxTemplateText = 100_000

/** A template as somebody wrote it, and the one that it is to be instead of. */
export const templateTextSchema = z.strictObject({
  text: z.string().min(1).max(maxTemplateText).meta({ description: 'YAML 1.2 or JSON' }),
  templateId: idSchema<'template'>().optional(),
})
export type TemplateText = z.output<typeof templateTextSchema>

/** What is wrong in a text, and where: never what stands there. */
const textFaultSchema = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1),
  path: z.string(),
  code: z.string(),
  message: z.string(),
})

/** What would be opened, without ids: nothing was opened. */
const opensSchema = z.strictObject({
  programme: programmeSchema
    .omit({
      id: true,
      version: true,
      openedAt: true,
      changedAt: true,
      template: true,
      templateVersion: true,
      moduleOrder: true,
    })
    .extend({ sites: z.array(siteSchema.omit({ id: true })) }),
  modules: z.array(moduleSchema.omit({ id: true, programmeId: true, version: true, changedAt: true })),
})

/** What a text is: all that is wrong with it, or the template, what it opens, and in which fields it differs from what stands. */
export const templateCheckSchema = z.strictObject({
  faults: z.array(textFaultSchema),
  template: newTemplateSchema.optional(),
  opens: opensSchema.optional(),
  differs: z.array(z.string()).optional(),
})
export type TemplateCheck = z.output<typeof templateCheckSchema>

const template = '/v1/programme-templates/{templateId}'

/** Programmes, the templates they are opened from, and the modules that are taught in them. */
export const programmes = routes('api-programmes', {
  listProgrammeTemplates: {
    method: 'GET',
    path: '/v1/programme-templates',
    summary:
      'List the templates from which a programme is opened: on the first page those of the platform, then the organisation’s own',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(listedTemplateSchema) },
  },
  addProgrammeTemplate: {
    method: 'POST',
    path: '/v1/programme-templates',
    summary: 'Write a template of the organisation’s own',
    body: newTemplateSchema,
    answer: { status: 201, body: ownTemplateSchema },
  },
  readProgrammeTemplate: {
    method: 'GET',
    path: template,
    summary: 'Read a template of the organisation’s own',
    answer: { status: 200, body: ownTemplateSchema },
  },
  editProgrammeTemplate: {
    method: 'PATCH',
    path: template,
    summary: 'Change a template or withdraw it; programmes that were opened from it stay as they are',
    body: templateChangeSchema,
    change: true,
    answer: { status: 200, body: ownTemplateSchema },
  },
  checkProgrammeTemplate: {
    method: 'POST',
    path: '/v1/programme-template-checks',
    summary:
      'Try a template that is written as text: what is wrong, by line and column, or what it would open; nothing is kept',
    body: templateTextSchema,
    answer: { status: 200, body: templateCheckSchema },
  },
  openProgramme: {
    method: 'POST',
    path: '/v1/programmes',
    summary:
      'Open a programme with its modules from a template, whose place is taken by what is sent besides; or from nothing',
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
