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

/** The templates that follow, the one that a reference names being the first. */
export async function followersOf(
  context: Templates,
  first: TemplateReference | undefined,
): Promise<readonly AnyTemplate[]> {
  return oneAfterTheOther(
    first,
    (reference) => findTemplate(context, reference),
    (template) => ('successor' in template ? template.successor : undefined),
  )
}

/**
 * The things that follow, as far as they are there, until one comes twice or there are too many.
 *
 * @param seen what came before the first
 */
export async function oneAfterTheOther<Reference, Thing>(
  first: Reference | undefined,
  find: (reference: Reference) => Promise<Thing | undefined>,
  nextOf: (thing: Thing) => Reference | undefined,
  seen: ReadonlySet<Reference> = new Set(),
): Promise<readonly Thing[]> {
  const met = new Set(seen)
  const followers: Thing[] = []
  let next = first
  while (next !== undefined && followers.length <= maxSuccessors) {
    const found = await find(next)
    if (found === undefined) break
    followers.push(found)
    if (met.has(next)) break
    met.add(next)
    next = nextOf(found)
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
