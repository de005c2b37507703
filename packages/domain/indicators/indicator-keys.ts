import * as z from 'zod'

/** Everything that a rule of any edition counts. */
export const indicatorKeys = [
  'participants',
  'trained',
  'certified',
  'recognised',
  'returned',
  'certified_and_returned',
  'in_work',
  'certified_in_work',
  'recognised_in_work',
  'founded',
  'hired',
  'teaching_units',
  'modules_taught',
  'reintegration_assistance',
  'voluntarily_returned',
  'support_measures',
] as const

export const indicatorKeySchema = z.enum(indicatorKeys)

export type IndicatorKey = (typeof indicatorKeys)[number]
