import * as z from 'zod'
import { rule } from '../kernel/field-codes.ts'
import { hourSchema, line, pasted, text, webLink } from '../kernel/index.ts'

/** How many places an organisation can name; they go along with every agreement. */
export const maxPlaces = 10

/** A stretch of the week in which somebody is there, by the clock of the organisation. Monday is 1, Sunday 7. */
export const openingHoursSchema = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, rule('twice')),
    from: hourSchema,
    to: hourSchema,
  })
  .refine(({ from, to }) => from < to, { ...rule('ends_before_it_begins'), path: ['to'] })
export type OpeningHours = z.infer<typeof openingHoursSchema>

/** Where people come to, and how the organisation is reached there. */
export const placeSchema = z.strictObject({
  name: line(80),
  /** As an envelope or a passer-by would have it; with line breaks, in any script. */
  address: text(300),
  /** E.164, for example `+221338201234`. */
  phone: pasted(40).optional(),
  /** The number as people of its country group it; made from `phone`, never taken from the caller. */
  formattedPhone: z.string().max(40).optional(),
  email: pasted(254).pipe(z.email().toLowerCase()).optional(),
  openingHours: z
    .array(openingHoursSchema)
    .max(14)
    .check((context) => {
      const at = overlapping(context.value)
      if (at !== undefined) {
        context.issues.push({
          code: 'custom',
          message: rule('overlaps').error,
          path: [at],
          input: context.value[at],
        })
      }
    })
    .optional(),
  map: webLink(300).optional(),
})
export type Place = z.infer<typeof placeSchema>

/** The places of an organisation as they stand, the first one first; version 1 is that of one that never named any. */
export const ownPlacesSchema = z.strictObject({
  places: z
    .array(placeSchema)
    .max(maxPlaces)
    .check((context) => {
      const names = context.value.map(({ name }) => name)
      const at = names.findIndex((name, position) => names.indexOf(name) < position)
      if (at >= 0) {
        context.issues.push({
          code: 'custom',
          message: rule('twice').error,
          path: [at, 'name'],
          input: names[at],
        })
      }
    }),
  version: z.int().min(1),
})
export type OwnPlaces = z.infer<typeof ownPlacesSchema>

/** The position of the first stretch that begins while another one of the same day lasts. */
function overlapping(hours: readonly OpeningHours[]): number | undefined {
  const at = hours.findIndex((one, position) =>
    hours.slice(0, position).some((other) => {
      const isSameDay = one.days.some((day) => other.days.includes(day))
      return isSameDay && one.from < other.to && other.from < one.to
    }),
  )
  return at < 0 ? undefined : at
}
