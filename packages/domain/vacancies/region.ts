import * as z from 'zod'
import { countrySchema } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { line } from '../kernel/index.ts'

const area = {
  country: countrySchema,
  /** A part of that country by ISO 3166-2, for example `GM-B`. */
  region: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, rule('wrong_format'))
    .meta({ description: 'ISO 3166-2' })
    .optional(),
}
const isInCountry = ({ country, region = country }: { country: string; region?: string | undefined }) =>
  region.split('-', 1)[0] === country
const otherCountry = { ...rule('other_country'), path: ['region'] }

/** A country, or a part of it. */
export const regionSchema = z.strictObject(area).refine(isInCountry, otherCountry)
export type Region = z.infer<typeof regionSchema>

/** Where the work is. */
export const workplaceSchema = z.strictObject({ ...area, town: line(80) }).refine(isInCountry, otherCountry)
export type Workplace = z.infer<typeof workplaceSchema>
