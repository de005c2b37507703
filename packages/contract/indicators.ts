import {
  frozenReportSchema,
  iatiOrganisationTypes,
  indicatorLineSchema,
  periodSchema,
  publicationSchema,
  reportContentSchema,
  targetLineSchema,
  toldYearSchema,
  toldYearsSchema,
} from '@passerelle/domain/indicators'
import { idSchema } from '@passerelle/domain/kernel'
import * as z from 'zod'
import { type PageQuery, pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** What is counted in a programme over a period, as it stands now. */
export const figuresViewSchema = z.strictObject({
  period: periodSchema,
  edition: reportContentSchema.shape.edition,
  lines: z.array(indicatorLineSchema),
  targets: z.array(targetLineSchema),
  /** Whether something happened that is not in it yet; told to those who see people, who have it counted. */
  waiting: z.boolean().optional(),
})
export type FiguresView = z.output<typeof figuresViewSchema>

/** How much was counted, and whether more of it waits. */
export const countedViewSchema = z.strictObject({ counted: z.int().min(0), waiting: z.boolean() })
export type CountedView = z.output<typeof countedViewSchema>

/** How many accounts figures were made anew from, into how many rows, and how many of these were not as they should be. */
export const rebuiltViewSchema = z.strictObject({
  accounts: z.int().min(0),
  rows: z.int().min(0),
  changed: z.int().min(0),
})
export type RebuiltView = z.output<typeof rebuiltViewSchema>

/** The whole term of the programme, unless said. */
export const figuresQuerySchema = z.strictObject({ period: periodSchema.default('all') })
export type FiguresQuery = z.output<typeof figuresQuerySchema>

export const freezeReportSchema = z.strictObject({ period: periodSchema })
export type FreezeReport = z.output<typeof freezeReportSchema>

/** A report without what it tells. */
export const reportSummarySchema = frozenReportSchema.pick({
  id: true,
  period: true,
  number: true,
  edition: true,
  frozenAt: true,
  frozenBy: true,
  hash: true,
  corrected: true,
})
export type ReportSummary = z.output<typeof reportSummarySchema>

/** What funders are told of the year of a report, and who was told it; before anybody was, without its hash. */
export const fundersYearSchema = toldYearSchema.extend({
  hash: publicationSchema.shape.hash.optional(),
  to: toldYearsSchema.shape.years.element.shape.to,
})
export type FundersYear = z.output<typeof fundersYearSchema>

export const publishReportSchema = z.strictObject({
  to: idSchema<'tenant'>().meta({ description: 'an organisation with which there is a corridor' }),
})
export type PublishReport = z.output<typeof publishReportSchema>

/** What an organisation was told by another, without its figures. */
export const publicationSummarySchema = publicationSchema.pick({
  id: true,
  tenantId: true,
  organisationName: true,
  programmeName: true,
  period: true,
  publishedAt: true,
})
export type PublicationSummary = z.output<typeof publicationSummarySchema>

/** Under which identifier and as what an organisation reports to IATI (code list OrganisationType, without the withdrawn). */
export const iatiQuerySchema = z.strictObject({
  organisation: z
    .string()
    .max(100)
    .regex(/^[A-Z]{2,3}(-[\w.]+)+$/)
    .meta({ description: 'as it stands in the register of organisations, such as DE-HRB-4711' }),
  type: z.enum(iatiOrganisationTypes),
})
export type IatiQuery = z.output<typeof iatiQuerySchema>

export type { PageQuery }

const programme = '/v1/programmes/{programmeId}'

/** What is counted for funders, and the reports in which it is frozen. */
export const indicators = routes('api-indicators', {
  countFigures: {
    method: 'POST',
    path: '/v1/figures/count',
    summary: 'Count what happened since it was last counted; asked again while something waits',
    answer: { status: 200, body: countedViewSchema },
  },
  rebuildFigures: {
    method: 'POST',
    path: '/v1/figures/rebuild',
    summary: 'Make all figures anew out of what was ever counted; those that are right stay as they are',
    answer: { status: 200, body: rebuiltViewSchema },
  },
  readFigures: {
    method: 'GET',
    path: `${programme}/figures`,
    summary: 'Read what is counted in a programme, by indicator, country, gender and age, beside its targets',
    query: figuresQuerySchema,
    answer: { status: 200, body: figuresViewSchema },
  },
  freezeReport: {
    method: 'POST',
    path: `${programme}/reports`,
    summary: 'Freeze the figures of a period; what is counted later changes nothing in the report',
    body: freezeReportSchema,
    answer: { status: 201, body: frozenReportSchema },
  },
  listReports: {
    method: 'GET',
    path: `${programme}/reports`,
    summary: 'List the frozen reports of a programme by their periods, of each the first one first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(reportSummarySchema) },
  },
  readReport: {
    method: 'GET',
    path: `${programme}/reports/{reportId}`,
    summary: 'Read a report as it was frozen, with the hash by which anybody knows it again',
    answer: { status: 200, body: frozenReportSchema },
  },
  readFundersYear: {
    method: 'GET',
    path: `${programme}/reports/{reportId}/tables`,
    summary:
      'Read what funders are told of the year of a report: tables from which no group of fewer than five can be inferred',
    answer: { status: 200, body: fundersYearSchema },
  },
  publishReport: {
    method: 'POST',
    path: `${programme}/reports/{reportId}/publish`,
    summary: 'Tell a partner of a whole year, in the tables for funders; every year is told once and for all',
    body: publishReportSchema,
    answer: { status: 201, body: fundersYearSchema },
  },
  readProgrammeAsIati: {
    method: 'GET',
    path: `${programme}/iati`,
    summary:
      'Read a programme as an activity of IATI 2.03, with figures that a funder was told and no others',
    query: iatiQuerySchema,
    answer: { status: 200 },
    media: 'application/xml',
  },
  listPublications: {
    method: 'GET',
    path: '/v1/publications',
    summary: 'List what other organisations told the own one of their figures, the latest first',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(publicationSummarySchema) },
  },
  readPublication: {
    method: 'GET',
    path: '/v1/publications/{publicationId}',
    summary:
      'Read the tables that another organisation published: figures of a year of a programme, and nothing else',
    answer: { status: 200, body: publicationSchema },
  },
})
