import {
  frozenReportSchema,
  indicatorLineSchema,
  periodSchema,
  reportContentSchema,
  targetLineSchema,
} from '@passerelle/domain/indicators'
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
})
