import * as z from 'zod'
import { type PlatformLanguage, platformLanguages } from '../kernel/codes/platform-languages.ts'
import { type Instant, idSchema, instantSchema, type MemberId, refuse } from '../kernel/index.ts'

/**
 * The edition of the two texts to which people agree (`packages/messages/placement`): to be matched, and to one release.
 * A change of their meaning is a new one.
 */
export const agreementEdition = 1

/** What is said of a yes by whoever writes it down: in which language it was asked for, and before whom besides. */
export const agreementEntrySchema = z.strictObject({
  language: z.enum(platformLanguages),
  witnessId: idSchema<'member'>(),
  readAloud: z.boolean().default(false),
  interpreter: z.boolean().default(false),
})
export type AgreementEntry = z.output<typeof agreementEntrySchema>

/** A person's yes, before the member who wrote it down and a second one. */
export const agreementSchema = z.strictObject({
  ...agreementEntrySchema.shape,
  readAloud: z.boolean(),
  interpreter: z.boolean(),
  edition: z.int().min(1),
  givenAt: instantSchema,
  coachId: idSchema<'member'>(),
})
export type Agreement = z.infer<typeof agreementSchema>

/** Who acts, and when. */
export type Acting = { readonly by: MemberId; readonly at: Instant }

/**
 * A yes as it is kept.
 * @throws {Refused} `two_persons_required`; `invalid` for a language that is none of the person's, neither read aloud nor interpreted
 */
export function agreed(
  entry: AgreementEntry,
  { by, at }: Acting,
  spoken: readonly string[],
  path: readonly string[],
): Agreement {
  if (entry.witnessId === by) refuse({ code: 'two_persons_required' })
  if (!entry.interpreter && !entry.readAloud && !speaks(spoken, entry.language)) {
    refuse({ code: 'invalid', errors: [{ path: [...path, 'interpreter'], code: 'interpreter_required' }] })
  }
  return { ...entry, edition: agreementEdition, givenAt: at, coachId: by }
}

function speaks(spoken: readonly string[], language: PlatformLanguage): boolean {
  return spoken.some((tag) => tag.split('-', 1)[0] === language)
}
