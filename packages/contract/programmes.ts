import { caseloadSummarySchema, stageSchema } from '@passerelle/domain/casework'
import { dateSchema, idSchema } from '@passerelle/domain/kernel'
import {
  moduleChangeSchema,
  moduleSchema,
  newModuleSchema,
  newSunsetSchema,
  newTemplateSchema,
  ownTemplateSchema,
  programmeChangeSchema,
  programmeOverridesSchema,
  programmeSchema,
  programmeTemplateSchema,
  siteSchema,
  sunsetNeeds,
  sunsetSchema,
  templateChangeSchema,
  templateReference,
} from '@passerelle/domain/programmes'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** Which template, and what is to differ from it; without one, all that a programme needs. */
export const openProgrammeSchema = z.strictObject({
  template: templateReference.optional(),
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

/** An open case of a programme that ends, and what it needs. */
const leftCaseSchema = caseloadSummarySchema
  .pick({ id: true, pseudonym: true, names: true, stage: true, coachId: true, deputyId: true })
  .extend({ needs: z.enum(sunsetNeeds) })

/** How far the end of a programme has come. */
export const sunsetViewSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  /** The version of the programme. */
  version: z.int().min(1),
  /** Missing where nobody has prepared the end. */
  sunset: sunsetSchema.optional(),
  /** As it is prepared, or as the term says. */
  endsOn: dateSchema,
  /** Whether that day is over. */
  isOver: z.boolean(),
  counts: z.strictObject({
    open: z.int().min(0),
    closed: z.int().min(0),
    stages: z.array(z.strictObject({ stage: stageSchema, number: z.int().min(1) })),
  }),
  kept: z.strictObject({
    /** The first day on which a case may go that is closed on the last day. */
    casesUntil: dateSchema,
    /** The first day on which proof for the funders may go; missing as long as nobody knows of their last payment. */
    proofUntil: dateSchema.optional(),
  }),
  items: z.array(leftCaseSchema),
  next: z.string().optional(),
})
export type SunsetView = z.output<typeof sunsetViewSchema>

/** Past which cases; without `cursor` from the beginning. */
export const handOnProgrammeSchema = z.strictObject({ cursor: z.string().max(2048).optional() })
export type HandOnProgramme = z.output<typeof handOnProgrammeSchema>

/** How far it came: the cases that this call moved, how many are left, and where to go on. */
export const programmeHandOnSchema = z.strictObject({
  moved: z.int().min(0),
  left: z.int().min(0),
  next: z.string().optional(),
})
export type ProgrammeHandOn = z.output<typeof programmeHandOnSchema>

const template = '/v1/programme-templates/{templateId}'
const sunset = '/v1/programmes/{programmeId}/sunset'

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
  readSunset: {
    method: 'GET',
    path: sunset,
    summary: 'Read how the end of a programme is prepared: who is left in it, what each needs, what is kept',
    query: pageQuerySchema,
    answer: { status: 200, body: sunsetViewSchema },
  },
  prepareSunset: {
    method: 'PUT',
    path: sunset,
    summary: 'Prepare the end of a programme, and where those go on who are not done then',
    body: newSunsetSchema,
    change: true,
    answer: { status: 200, body: programmeSchema },
  },
  withdrawSunset: {
    method: 'DELETE',
    path: sunset,
    summary: 'Let a programme go on without a prepared end',
    change: true,
    answer: { status: 204 },
  },
  handOnProgramme: {
    method: 'POST',
    path: sunset,
    summary:
      'Let the open cases of a programme go on in the one that comes after it, a few at a time; call again until nothing is left',
    body: handOnProgrammeSchema,
    answer: { status: 200, body: programmeHandOnSchema },
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
