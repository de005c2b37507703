import * as z from 'zod'
import { countrySchema } from '../kernel/codes/countries.ts'
import { idSchema, instantSchema, line, pasted } from '../kernel/index.ts'

/** The person whom one asks at an employer. */
export const employerContactSchema = z.strictObject({
  name: line(120),
  /** E.164, for example `+2203901234`. */
  phone: pasted(40).optional(),
  email: pasted(254).pipe(z.email().toLowerCase()).optional(),
})
export type EmployerContact = z.infer<typeof employerContactSchema>

const particulars = {
  name: line(200),
  /** What it makes or does, in its own words. */
  branch: line(120).optional(),
  country: countrySchema,
  town: line(80).optional(),
  contact: employerContactSchema.optional(),
}

/** An employer whom an organisation knows. Has no account, and sees nothing. */
export const employerSchema = z.strictObject({
  id: idSchema<'employer'>(),
  version: z.int().min(1),
  addedAt: instantSchema,
  changedAt: instantSchema,
  ...particulars,
})
export type Employer = z.infer<typeof employerSchema>

export const newEmployerSchema = z.strictObject(particulars)
export type NewEmployer = z.infer<typeof newEmployerSchema>

/** Changes of an employer: absent stays, `null` takes away. */
export const employerChangeSchema = z.strictObject({
  name: particulars.name.optional(),
  branch: line(120).nullable().optional(),
  country: particulars.country.optional(),
  town: line(80).nullable().optional(),
  contact: employerContactSchema.nullable().optional(),
})
export type EmployerChange = z.infer<typeof employerChangeSchema>
