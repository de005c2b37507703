import * as z from 'zod'
import { isWrittenIn, scriptSchema } from '../../kernel/codes/index.ts'
import { rule } from '../../kernel/field-codes.ts'
import { line } from '../../kernel/index.ts'

/**
 * The kind of a name: as in the papers, another spelling of it, what the person is called, the same in another
 * script. A `pseudonym` stands for a name that has not been disclosed yet.
 */
export const nameKinds = ['official', 'spelling', 'nickname', 'transliteration', 'pseudonym'] as const

export const personNameSchema = z
  .strictObject({
    kind: z.enum(nameKinds),
    primary: z.boolean(),
    given: line(100),
    family: line(100).optional(),
    script: scriptSchema.optional(),
  })
  .refine(
    ({ given, family = '', script }) => script === undefined || isWrittenIn(`${given} ${family}`, script),
    { ...rule('other_script'), path: ['script'] },
  )

export type PersonName = z.infer<typeof personNameSchema>

/** All names of a person, in any order; the one that lists show is marked `primary`. */
export const personNamesSchema = z
  .array(personNameSchema)
  .min(1)
  .max(20)
  .refine((names) => names.filter(({ primary }) => primary).length === 1, rule('one_primary_name'))

/** The name that lists and documents show, as one text in its own script. */
export function shownName(names: readonly PersonName[]): string {
  const name = names.find(({ primary }) => primary)
  return [name?.given, name?.family].filter(Boolean).join(' ')
}
