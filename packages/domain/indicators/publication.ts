import * as z from 'zod'
import { languageMap } from '../kernel/codes/index.ts'
import {
  earliestDay,
  type Id,
  type Instant,
  idSchema,
  instantSchema,
  refuse,
  sha256Schema,
  type TenantId,
} from '../kernel/index.ts'
import { fundersTables, fundersTablesSchema } from './funders-tables.ts'
import { isYear, periodSchema } from './period.ts'
import type { FrozenReport } from './report.ts'

/** All that a funder is told of a year, by which its hash is made: the hash of the report would tell what is kept back. */
export const toldYearSchema = fundersTablesSchema.extend({
  tenantId: idSchema<'tenant'>(),
  programmeId: idSchema<'programme'>(),
  period: periodSchema,
  edition: z.int().min(1),
})

export type ToldYear = z.infer<typeof toldYearSchema>

const hashedYearSchema = toldYearSchema.extend({ hash: sha256Schema })

/** The years of a programme that funders were told of, each once and for all, and whom of them. */
export const toldYearsSchema = z.strictObject({
  programmeId: idSchema<'programme'>(),
  version: z.int().min(1),
  years: z.array(
    hashedYearSchema.extend({
      reportId: idSchema<'report'>(),
      to: z.array(
        z.strictObject({
          funder: idSchema<'tenant'>(),
          publicationId: idSchema<'publication'>(),
          at: instantSchema,
        }),
      ),
    }),
  ),
})

export type ToldYears = z.infer<typeof toldYearsSchema>

/** What one funder was told: figures, and whose they are (glossary: Publication). */
export const publicationSchema = hashedYearSchema.extend({
  id: idSchema<'publication'>(),
  version: z.int().min(1),
  funder: idSchema<'tenant'>(),
  /** The names as they were then. */
  organisationName: z.string(),
  programmeName: languageMap(200),
  publishedAt: instantSchema,
})

export type Publication = z.infer<typeof publicationSchema>

export const noYears: Pick<ToldYears, 'years'> = { years: [] }

/**
 * What funders are told of the year of a report: what they were told of it already, or what they would be now.
 *
 * @throws {Refused} `not_possible`: `year_not_over` for anything but a whole year that was over when it was frozen, and
 *   `year_told` where funders know of that year by another report, or of a later one
 */
export function toldYear(report: FrozenReport, { years }: Pick<ToldYears, 'years'>): ToldYear {
  const { tenantId, programmeId, period, edition, lines, frozenAt } = report
  if (!isYear(period) || period >= earliestDay(frozenAt).slice(0, 4)) {
    refuse({ code: 'not_possible', what: 'year_not_over' })
  }
  const known = years.find((year) => year.reportId === report.id)
  if (known !== undefined) return contentOf(known)
  if (years.some((year) => year.period >= period)) refuse({ code: 'not_possible', what: 'year_told' })
  return { tenantId, programmeId, period, edition, ...fundersTables(lines, years) }
}

/** That a funder is told of a year. */
export type Telling = {
  readonly funder: TenantId
  readonly publicationId: Id<'publication'>
  readonly at: Instant
}

/**
 * The years that funders know of once one of them is told of a year.
 *
 * @throws {Refused} `already_exists` where that funder was told already
 */
export function withTold(
  { years }: Pick<ToldYears, 'years'>,
  { id: reportId }: FrozenReport,
  told: ToldYear & { readonly hash: string },
  telling: Telling,
): ToldYears['years'] {
  const known = years.find((year) => year.reportId === reportId)
  if (known === undefined) return [...years, { ...told, reportId, to: [telling] }]
  if (known.to.some(({ funder }) => funder === telling.funder)) {
    refuse({ code: 'already_exists', what: 'publication' })
  }
  return years.map((year) => (year === known ? { ...year, to: [...year.to, telling] } : year))
}

function contentOf({ tenantId, programmeId, period, edition, lines, tables }: ToldYear): ToldYear {
  return { tenantId, programmeId, period, edition, lines, tables }
}
