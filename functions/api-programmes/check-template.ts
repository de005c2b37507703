import { days } from '@passerelle/contract/days'
import { fieldErrors } from '@passerelle/contract/kit'
import type { TemplateCheck, TemplateText } from '@passerelle/contract/programmes'
import { fieldText, readText, type WrittenText } from '@passerelle/contract/written-text'
import { type FieldError, Refused } from '@passerelle/domain/kernel'
import {
  addTemplate,
  differingFields,
  editTemplate,
  type NewTemplate,
  newTemplateSchema,
  type OwnTemplate,
  openFromTemplate,
} from '@passerelle/domain/programmes'
import { speakProblems } from '@passerelle/messages/problems'
import { dayErrors, isSamePlace } from '@passerelle/runtime'
import type { ProgrammesContext } from './context.ts'
import { followersOf } from './followers.ts'

type Fault = { readonly line: number; readonly column: number } & FieldError

/** Says what a text would be as a template, and keeps nothing of it. */
export async function checkTemplate(
  context: ProgrammesContext,
  { text, templateId }: TemplateText,
): Promise<TemplateCheck> {
  const standing = templateId && (await context.templates.get(templateId))
  const written = readText(text)
  if (!('value' in written)) {
    return told(
      context,
      written.map(({ said: _, ...fault }) => ({ ...fault, path: [] })),
    )
  }
  const now = context.clock.now().toISOString()
  const read = readTemplate(written.value, now)
  if (!('template' in read)) return told(context, placed(written, read.errors))
  const { template } = read
  const followers = await followersOf(context, template.successor)
  try {
    const would = standing
      ? editTemplate(standing, replacing(template, standing), followers, now)
      : addTemplate(template, followers, context.ids.next<'template'>(), now)
    return {
      faults: [],
      template,
      opens: whatOpens(context, { ...would, state: 'offered' }, now),
      ...(standing && { differs: [...differingFields(template, standing)] }),
    }
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'invalid') throw error
    return told(context, placed(written, error.refusal.errors))
  }
}

/** What the schema and the days of a template say of what was written, all at once. */
function readTemplate(
  value: unknown,
  now: string,
): { readonly template: NewTemplate } | { readonly errors: readonly FieldError[] } {
  const { data, error } = newTemplateSchema.safeParse(value, { reportInput: true })
  const odd = dayErrors(days['addProgrammeTemplate'] ?? {}, { body: value }, now)
  const others = error === undefined ? [] : fieldErrors('body', error.issues)
  const errors = [...others.filter((one) => !odd.some((day) => isSamePlace(day, one))), ...odd]
  return data === undefined || errors.length > 0 ? { errors } : { template: data }
}

/** Errors in the order of the text. */
function placed({ placeOf }: WrittenText, errors: readonly FieldError[]): readonly Fault[] {
  return errors
    .map((error) => ({ ...error, path: error.path.slice(1), ...placeOf(error.path.slice(1)) }))
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
}

async function told(
  { language }: Pick<ProgrammesContext, 'language'>,
  faults: readonly Fault[],
): Promise<TemplateCheck> {
  const speaker = await speakProblems(language)
  return {
    faults: faults.map(({ line, column, path, ...rule }) => ({
      line,
      column,
      path: fieldText(path),
      code: rule.code,
      message: speaker.field(rule),
    })),
  }
}

/** The change that puts a template in the place of another: what it does not say is taken away. */
function replacing(template: NewTemplate, standing: OwnTemplate) {
  const { followUpDays = null, successor = null } = template
  return {
    ...template,
    ...(standing.followUpDays && { followUpDays }),
    ...(standing.successor && { successor }),
  }
}

function whatOpens(
  { ids, clock }: ProgrammesContext,
  template: OwnTemplate,
  at: string,
): TemplateCheck['opens'] {
  const { programme, modules } = openFromTemplate(template, {}, ids, at, clock.today())
  const {
    id: _,
    version: __,
    openedAt: ___,
    changedAt: ____,
    template: _____,
    templateVersion: ______,
    moduleOrder: _______,
    sites,
    ...rest
  } = programme
  return {
    programme: { ...rest, sites: sites.map(({ id: ________, ...site }) => site) },
    modules: modules.map(({ id: a, programmeId: b, version: c, changedAt: d, ...module }) => module),
  }
}
