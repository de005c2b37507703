import { type Instant, refuse, type TemplateId } from '../../kernel/index.ts'
import {
  type AnyTemplate,
  faultsOfTemplate,
  type NewTemplate,
  type OwnTemplate,
  type TemplateChange,
} from './own-template.ts'

/**
 * A new template of the organisation's own; `followers` are those that come after it.
 * @throws Refused `invalid` with all that is wrong with it
 */
export function addTemplate(
  entry: NewTemplate,
  followers: readonly AnyTemplate[],
  id: TemplateId,
  at: Instant,
): OwnTemplate {
  assertSound(entry, followers)
  return { ...entry, id, version: 1, addedAt: at, changedAt: at, state: 'offered' }
}

/**
 * A template with a change. Programmes that were opened from it stay as they are.
 * @throws Refused `invalid` with all that is wrong with what it becomes
 */
export function editTemplate(
  template: OwnTemplate,
  change: TemplateChange,
  followers: readonly AnyTemplate[],
  at: Instant,
): OwnTemplate {
  const { id, version, addedAt, state } = template
  const entry = changedTemplate(template, change)
  assertSound(entry, followers, id)
  return {
    ...entry,
    id,
    version: version + 1,
    addedAt,
    changedAt: at,
    state: change.state ?? state,
  }
}

/** What stands in a template after a change, as it would be written anew. */
export function changedTemplate(template: OwnTemplate, change: TemplateChange): NewTemplate {
  const { state: _, ...said } = change
  const { id: __, version: ___, addedAt: ____, changedAt: _____, state: ______, ...entry } = template
  const changed = Object.entries({ ...entry, ...said })
  // What is `null` is taken away; what was absent has been left as it was.
  return Object.fromEntries(changed.filter(([, value]) => value !== null)) as unknown as NewTemplate
}

/** The fields in which a template as it is written now differs from what stands. */
export function differingFields(template: NewTemplate, standing: OwnTemplate): readonly string[] {
  const one: Readonly<Record<string, unknown>> = template
  const other: Readonly<Record<string, unknown>> = changedTemplate(standing, {})
  const fields = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...fields].filter((field) => inOrder(one[field]) !== inOrder(other[field]))
}

/** A value as text, the same in whatever order its members stand. */
function inOrder(content: unknown): string {
  return JSON.stringify(content ?? null, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}

function assertSound(entry: NewTemplate, followers: readonly AnyTemplate[], self?: TemplateId): void {
  const errors = faultsOfTemplate(entry, followers, self)
  if (errors.length > 0) refuse({ code: 'invalid', errors })
}
