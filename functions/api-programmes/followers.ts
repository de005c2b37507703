import {
  type AnyTemplate,
  maxSuccessors,
  type OwnTemplate,
  programmeTemplates,
  type TemplateCode,
  type TemplateReference,
} from '@passerelle/domain/programmes'
import type { ProgrammesContext } from './context.ts'

type Templates = Pick<ProgrammesContext, 'templates'>

/** The template that a reference names; nothing where there is none. */
export async function findTemplate(
  { templates }: Templates,
  reference: TemplateReference,
): Promise<AnyTemplate | undefined> {
  return isCode(reference) ? programmeTemplates[reference] : templates.find(reference)
}

/** The templates that follow upon one, one after the other, until one comes twice or there are too many. */
export async function followersOf(
  context: Templates,
  first: TemplateReference | undefined,
): Promise<readonly AnyTemplate[]> {
  const followers: AnyTemplate[] = []
  const seen = new Set<TemplateReference>()
  let next = first
  while (next !== undefined && followers.length <= maxSuccessors) {
    const found = await findTemplate(context, next)
    if (found === undefined) break
    followers.push(found)
    if (seen.has(next)) break
    seen.add(next)
    next = 'successor' in found ? found.successor : undefined
  }
  return followers
}

/** Those of them that may change. */
export function ownAmong(followers: readonly AnyTemplate[]): readonly OwnTemplate[] {
  return followers.filter((template) => 'id' in template)
}

function isCode(reference: TemplateReference): reference is TemplateCode {
  return Object.hasOwn(programmeTemplates, reference)
}
