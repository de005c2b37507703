import * as z from 'zod'
import { countrySchema } from '../kernel/codes/index.ts'
import { rule } from '../kernel/field-codes.ts'
import { type CentreState, centreStates } from './kinds.ts'

/** A country of return, and the country whose centres answer for it where it has none of its own. */
export const servedCountrySchema = z.strictObject({
  country: countrySchema,
  fallback: countrySchema.optional(),
})
export type ServedCountry = z.infer<typeof servedCountrySchema>

export const servedListSchema = z
  .array(servedCountrySchema)
  .max(60)
  .refine((list) => new Set(list.map(({ country }) => country)).size === list.length, rule('twice'))
  .check((context) => {
    const listed = new Set(context.value.map(({ country }) => country))
    for (const [at, { country, fallback }] of context.value.entries()) {
      if (fallback === undefined || (fallback !== country && listed.has(fallback))) continue
      context.issues.push({
        code: 'custom',
        message: rule('unknown_reference').error,
        path: [at, 'fallback'],
        input: fallback,
      })
    }
  })

/** The countries of which the public pages tell; version 1 is that of a platform that serves none yet. */
export const servedCountriesSchema = z.strictObject({
  version: z.int().min(1),
  countries: servedListSchema,
})
export type ServedCountries = z.infer<typeof servedCountriesSchema>

export const noServedCountries: ServedCountries = { version: 1, countries: [] }

/** The state of the centres of a country: that of the one from which most is to be expected; `none` without any. */
export function stateOfCountry(centres: readonly { readonly state: CentreState }[]): CentreState | 'none' {
  const expected = ['open', 'suspended', 'planned'] as const satisfies readonly CentreState[]
  return expected.find((state) => centres.some((centre) => centre.state === state)) ?? 'none'
}

export const countryStates = [...centreStates, 'none'] as const
export type CountryState = (typeof countryStates)[number]

/**
 * The country whose centres answer for one: itself while it has an open one, else its fallback, along as many steps as it
 * takes; nothing where no centre is open along the way.
 */
export function answeringCountry(
  country: string,
  served: readonly ServedCountry[],
  isOpen: (country: string) => boolean,
): string | undefined {
  const seen = new Set<string>()
  let at: string | undefined = country
  while (at !== undefined && !seen.has(at)) {
    if (isOpen(at)) return at
    seen.add(at)
    const step: string = at
    at = served.find((each) => each.country === step)?.fallback
  }
  return undefined
}
