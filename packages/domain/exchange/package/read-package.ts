import * as z from 'zod'
import { skillsAssessmentSchema } from '../../casework/assessment/skills-assessment.ts'
import { firstInterviewSchema } from '../../casework/interview/first-interview.ts'
import { participantSchema } from '../../casework/participant/participant.ts'
import { planItemSchema, planSchema } from '../../casework/plan/plan.ts'
import { businessPlanSchema, businessStepSchema, financeLineSchema } from '../../founding/index.ts'
import { idSchema } from '../../kernel/ids.ts'
import { type FieldRule, fieldsOfTier } from '../../sharing/field-rule.ts'
import type { Tier } from '../../sharing/tiers.ts'
import { referralSchema, requestSchema } from '../referral/referral.ts'
import { disclosedPersonSchema } from './disclosed-person.ts'
import { type PackageContent, packageFormat } from './package.ts'
import { type ListName, type SectionName, sectionRules, sectionsOfLists } from './sections.ts'

const sectionSchemas = {
  referral: referralSchema,
  request: requestSchema,
  participant: participantSchema,
  person: disclosedPersonSchema,
  interview: firstInterviewSchema,
  assessment: skillsAssessmentSchema,
  plan: planSchema,
  business: businessPlanSchema,
} as const satisfies Record<SectionName, z.ZodObject>

const listSchemas = {
  planItems: planItemSchema,
  financeLines: financeLineSchema,
  businessSteps: businessStepSchema,
} as const satisfies Record<ListName, z.ZodObject>

// The fields that may stand in a tier, derived from the field registry: a field of another tier is refused.
function contentSchema<Of extends Tier>(tier: Of): z.ZodType<PackageContent<Of>> {
  const shape: Record<string, z.ZodType> = {}
  for (const [name, schema] of Object.entries(sectionSchemas)) {
    // The keys of one closed object are the keys of the other, which `satisfies` above makes sure of.
    const section = pick(schema, sectionRules[name as SectionName], tier)
    if (section) shape[name] = section.optional()
  }
  for (const [name, schema] of Object.entries(listSchemas)) {
    const item = pick(schema, sectionRules[sectionsOfLists[name as ListName]], tier) // likewise
    if (item) shape[name] = z.array(item).optional()
  }
  // By the same registry that PackageContent is made from; the compiler cannot follow the loop.
  return z.strictObject(shape) as unknown as z.ZodType<PackageContent<Of>>
}

function pick(
  schema: z.ZodObject,
  rules: Readonly<Record<string, FieldRule>>,
  tier: Tier,
): z.ZodObject | undefined {
  const fields = fieldsOfTier(rules, tier)
  if (fields.length === 0) return undefined
  return z.strictObject(
    Object.fromEntries(
      fields.flatMap((field) => {
        const rule = schema.shape[field]
        return rule ? [[field, rule]] : []
      }),
    ),
  )
}

function documentSchema<Of extends Tier>(tier: Of) {
  return z.strictObject({
    format: z.literal(packageFormat),
    referralId: idSchema<'referral'>(),
    version: z.int().min(1),
    tier: z.literal(tier),
    nonce: z.string().min(22).max(128),
    content: contentSchema(tier),
  })
}

/** One tier of a package as its bytes say it. */
export const packageDocumentSchema = z.discriminatedUnion('tier', [
  documentSchema('T0'),
  documentSchema('T1'),
  documentSchema('T2'),
  documentSchema('T3'),
])

export type PackageDocument = z.infer<typeof packageDocumentSchema>

/**
 * Reads one tier of a package from the very bytes that are hashed and sealed: the preview before the consent and
 * the receiver's view after it are this.
 *
 * @throws {z.ZodError} when the bytes are no package of this format
 */
export function readPart(bytes: Uint8Array): PackageDocument {
  return packageDocumentSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
}
