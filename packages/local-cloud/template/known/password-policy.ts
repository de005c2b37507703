import * as z from 'zod'
import { number, truth } from '../kind.ts'

/** The pool's rules for passwords. How many earlier ones are remembered makes no difference on one machine. */
export const passwordPolicy = z.strictObject({
  MinimumLength: number.default(8),
  RequireLowercase: truth.default(false),
  RequireUppercase: truth.default(false),
  RequireNumbers: truth.default(false),
  RequireSymbols: truth.default(false),
  TemporaryPasswordValidityDays: number.default(7),
  PasswordHistorySize: number.optional(),
})

export type PasswordPolicy = z.infer<typeof passwordPolicy>
