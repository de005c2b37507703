import { countrySchema, isco08Schema } from '@passerelle/domain/codes'
import { findingChangeSchema, findingSchema, newFindingSchema } from '@passerelle/domain/labour'
import { regionSchema } from '@passerelle/domain/vacancies'
import type * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** Of which labour markets: of a country, or of a part of it, and of an occupation or a group of them. */
export const findingsQuerySchema = pageQuerySchema.extend({
  country: countrySchema.optional(),
  region: regionSchema.shape.region,
  isco08: isco08Schema.optional(),
})
export type FindingsQuery = z.output<typeof findingsQuerySchema>

const finding = '/v1/labour-findings/{findingId}'

/** What an organisation finds of labour markets: who is wanted where, what is paid, who says so, and of when. */
export const labour = routes('api-vacancies', {
  addLabourFinding: {
    method: 'POST',
    path: '/v1/labour-findings',
    summary: 'Write down what was found of the labour market of a country or a part of it, with its source',
    body: newFindingSchema,
    answer: { status: 201, body: findingSchema },
  },
  listLabourFindings: {
    method: 'GET',
    path: '/v1/labour-findings',
    summary:
      'List what was found of labour markets, the latest first: what is said of a whole country or group of occupations is among what is asked of a part of it',
    query: findingsQuerySchema,
    answer: { status: 200, body: pageOf(findingSchema) },
  },
  readLabourFinding: {
    method: 'GET',
    path: finding,
    summary: 'Read one finding, also one that was withdrawn',
    answer: { status: 200, body: findingSchema },
  },
  editLabourFinding: {
    method: 'PATCH',
    path: finding,
    summary: 'Put a finding right; plans that point to it keep what they saw',
    body: findingChangeSchema,
    change: true,
    answer: { status: 200, body: findingSchema },
  },
  withdrawLabourFinding: {
    method: 'POST',
    path: `${finding}/withdraw`,
    summary: 'Take a finding out of the lists for good; plans that point to it keep what they saw',
    change: true,
    answer: { status: 200, body: findingSchema },
  },
})
