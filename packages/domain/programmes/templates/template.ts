import * as z from 'zod'
import type { LanguageMap } from '../../kernel/codes/index.ts'
import { newModuleSchema } from '../module.ts'
import { programmeSchema, siteSchema } from '../programme.ts'
import ar from '../texts/ar.json' with { type: 'json' }
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import fr from '../texts/fr.json' with { type: 'json' }

const texts = { de, en, fr, ar }

export const templateCodes = [
  'reintegration_coaching_plus',
  'reintegration_coaching_with_qualification',
  'preparatory_measure_business_startup',
  'skills_for_reintegration_gambia',
  'skills_for_reintegration_niger',
  'skills_for_reintegration_kyrgyzstan',
  'skills_for_reintegration_mexico',
] as const

export type TemplateCode = (typeof templateCodes)[number]

/** Everything about a programme that is known before anyone opens it; no ids, no dates of opening. */
export const programmeTemplateSchema = programmeSchema
  .pick({
    name: true,
    commissioningParty: true,
    funders: true,
    targets: true,
    deliveryModes: true,
    languages: true,
    term: true,
    extensions: true,
  })
  .extend({
    code: z.enum(templateCodes),
    sites: z.array(siteSchema.omit({ id: true })).max(100),
    modules: z.array(newModuleSchema.omit({ siteId: true })).max(60),
  })

export type ProgrammeTemplate = z.infer<typeof programmeTemplateSchema>

/** A text of one template in all languages, by the name of the text. */
export function titleOf<Code extends TemplateCode>(
  code: Code,
  name: keyof (typeof de)[Code] & string,
): LanguageMap {
  const entry = (language: keyof typeof texts) => {
    // The four files have the same names, which a test asserts; indexing a union of objects loses that.
    const found = (texts[language][code] as Record<string, string>)[name]
    return [language, found ?? name] as const
  }
  return Object.fromEntries((['de', 'en', 'fr', 'ar'] as const).map(entry))
}

/** A text of one template in German, for what has one language only: these programmes are run from Germany. */
export function germanTextOf<Code extends TemplateCode>(
  code: Code,
  name: keyof (typeof de)[Code] & string,
): string {
  return titleOf(code, name)['de'] ?? name
}
