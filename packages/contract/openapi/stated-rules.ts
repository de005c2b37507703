import { type FieldCode, isFieldCode } from '@passerelle/domain/kernel'
import type * as z from 'zod'

/**
 * The codes of the rules that a schema states in code (`refine`), where JSON Schema has no word for them. They are what
 * an error of the field says when the rule is broken.
 */
export function statedRules(schema: z.core.$ZodType): readonly FieldCode[] {
  const { def } = schema._zod
  const checks = 'checks' in def && Array.isArray(def.checks) ? def.checks : []
  const codes = [def, ...checks.map((check: z.core.$ZodCheck) => check._zod.def)].flatMap(codeOf)
  return [...new Set(codes)]
}

function codeOf({ error }: { readonly error?: unknown }): FieldCode[] {
  // A rule's own word is kept as a function of what went wrong; ours say the same word whatever it was.
  const said: unknown = typeof error === 'function' ? error({ code: 'custom' }) : undefined
  return typeof said === 'string' && isFieldCode(said) ? [said] : []
}
