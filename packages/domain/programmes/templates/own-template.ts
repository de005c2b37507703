import * as z from 'zod'
import { rule } from '../../kernel/field-codes.ts'
import { type FieldError, idSchema, instantSchema } from '../../kernel/index.ts'
import { followUpDaysSchema } from '../follow-up-days.ts'
import type { NewModule } from '../module.ts'
import type { Target } from '../programme.ts'
import { presentEnd } from '../term.ts'
import { type ProgrammeTemplate, programmeTemplateSchema, templateCodes } from './template.ts'

/** The longest template, written as JSON. A whole one of sixty modules in four languages stays below half of it. */
export const maxTemplateLength = 50_000

/** The most templates that follow upon one another. */
export const maxSuccessors = 10

/**
 * A template that one may name: one of the platform by its code, one of the organisation's own by its id. It is no component
 * of the document: what is both sent and answered, and holds an id, is written down where it stands.
 */
export const templateReference = z.union([z.enum(templateCodes), idSchema<'template'>()])

export type TemplateReference = z.infer<typeof templateReference>

type TemplateModule = Omit<NewModule, 'siteId'>

const { error: doubled } = rule('twice')

/** One title names one module, in whatever language. */
function withoutDoubledTitles({ value, issues }: z.core.ParsePayload<TemplateModule[]>): void {
  const titles = new Set<string>()
  value.forEach(({ title }, at) => {
    const named = Object.entries(title).map(([language, text]) => `${language} ${text.toLowerCase()}`)
    const isDoubled = named.some((name) => titles.has(name))
    if (isDoubled) issues.push({ code: 'custom', message: doubled, path: [at, 'title'], input: title })
    for (const name of named) titles.add(name)
  })
}

const { code: _, ...shape } = programmeTemplateSchema.shape
const particulars = {
  ...shape,
  modules: shape.modules.check(withoutDoubledTitles),
  followUpDays: followUpDaysSchema.optional(),
  /** The template of what comes after its programmes, for those who are not done when these end. */
  successor: templateReference.optional(),
}

/** A template as an organisation writes it. A list that it leaves out is empty. */
export const newTemplateSchema = z.strictObject({
  ...particulars,
  funders: particulars.funders.default([]),
  targets: particulars.targets.default([]),
  extensions: particulars.extensions.default([]),
  sites: particulars.sites.default([]),
  modules: particulars.modules.default([]),
})

export type NewTemplate = z.infer<typeof newTemplateSchema>

/** A template of an organisation's own. One that is withdrawn opens nothing more, and can be offered again. */
export const ownTemplateSchema = z.strictObject({
  id: idSchema<'template'>(),
  version: z.int().min(1),
  addedAt: instantSchema,
  changedAt: instantSchema,
  state: z.enum(['offered', 'withdrawn']),
  ...particulars,
})

export type OwnTemplate = z.infer<typeof ownTemplateSchema>

/** Changes of a template: absent stays, a list is replaced as a whole, `null` takes away. */
export const templateChangeSchema = z.strictObject({
  name: particulars.name.optional(),
  commissioningParty: particulars.commissioningParty.optional(),
  funders: particulars.funders.optional(),
  targets: particulars.targets.optional(),
  deliveryModes: particulars.deliveryModes.optional(),
  languages: particulars.languages.optional(),
  term: particulars.term.optional(),
  extensions: particulars.extensions.optional(),
  sites: particulars.sites.optional(),
  modules: particulars.modules.optional(),
  followUpDays: followUpDaysSchema.nullable().optional(),
  successor: templateReference.nullable().optional(),
  state: ownTemplateSchema.shape.state.optional(),
})

export type TemplateChange = z.infer<typeof templateChangeSchema>

/** A template of either origin, as far as a programme is opened from it. */
export type AnyTemplate = ProgrammeTemplate | OwnTemplate

/** What counts towards a target: the rules of the indicators, or what is kept of events. Of the other units nothing does. */
const counted: ReadonlySet<Target['unit']> = new Set([
  'persons',
  'measures',
  'modules',
  'teaching_units',
  'networking_days',
  'information_events',
  'institutions',
  'teachers',
])

/**
 * All that is wrong with a template beyond its form. `followers` are the templates that come after it, one after the other,
 * as far as they are there; one that comes twice is the last.
 */
export function faultsOfTemplate(
  template: NewTemplate,
  followers: readonly AnyTemplate[],
  self?: OwnTemplate['id'],
): readonly FieldError[] {
  return [
    ...faultsOfLength(template),
    ...faultsOfExtensions(template),
    ...template.targets.flatMap(({ unit }, at): FieldError[] =>
      counted.has(unit) ? [] : [{ path: ['body', 'targets', at, 'unit'], code: 'nothing_counts' }],
    ),
    ...faultsOfSuccession(template, followers, self),
  ]
}

function faultsOfLength(template: NewTemplate): readonly FieldError[] {
  if (JSON.stringify(template).length <= maxTemplateLength) return []
  return [{ path: ['body'], code: 'template_too_long', params: { limit: maxTemplateLength } }]
}

function faultsOfExtensions({ term, extensions }: NewTemplate): readonly FieldError[] {
  return extensions.flatMap(({ to }, at): FieldError[] => {
    const end = presentEnd({ term, extensions: extensions.slice(0, at) })
    if (to > end) return []
    return [{ path: ['body', 'extensions', at, 'to'], code: 'not_later_than_end', params: { end } }]
  })
}

function faultsOfSuccession(
  template: NewTemplate,
  followers: readonly AnyTemplate[],
  self: OwnTemplate['id'] | undefined,
): readonly FieldError[] {
  if (template.successor === undefined) return []
  const path = ['body', 'successor']
  const [next] = followers
  if (next === undefined) return [{ path, code: 'unknown_reference' }]
  const known = followers.map(referenceOf)
  if (new Set([self, ...known]).size <= known.length) return [{ path, code: 'leads_in_a_circle' }]
  if (known.length > maxSuccessors) {
    return [{ path, code: 'too_many_successors', params: { limit: maxSuccessors } }]
  }
  const end = presentEnd(template)
  return next.term.from > end ? [] : [{ path, code: 'begins_before_end', params: { end } }]
}

/** By what a template is named. */
export function referenceOf(template: AnyTemplate): TemplateReference {
  return 'id' in template ? template.id : template.code
}
