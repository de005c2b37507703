import type { TemplateId } from '@passerelle/domain/kernel'
import {
  addTemplate as add,
  editTemplate as edit,
  type NewTemplate,
  type OwnTemplate,
  type TemplateChange,
} from '@passerelle/domain/programmes'
import { assertVersion } from '@passerelle/table'
import type { ProgrammesContext } from './context.ts'
import { templateEntry } from './entry.ts'
import { followersOf, ownAmong } from './followers.ts'

export async function addTemplate(context: ProgrammesContext, entry: NewTemplate): Promise<OwnTemplate> {
  const followers = await followersOf(context, entry.successor)
  const at = context.clock.now().toISOString()
  const template = add(entry, followers, context.ids.next<'template'>(), at)
  const line = templateEntry(template, Object.keys(entry))
  await context.templates.add(template, ownAmong(followers), line)
  return template
}

export async function editTemplate(
  context: ProgrammesContext,
  id: TemplateId,
  change: TemplateChange,
  expected: number,
): Promise<OwnTemplate> {
  const before = await context.templates.get(id)
  assertVersion(before, expected)
  const { successor = before.successor } = change
  const followers = await followersOf(context, successor ?? undefined)
  const now = edit(before, change, followers, context.clock.now().toISOString())
  const line = templateEntry(now, Object.keys(change))
  await context.templates.replace(now, before.version, ownAmong(followers), line)
  return now
}
