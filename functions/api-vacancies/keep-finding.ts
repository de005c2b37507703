import type { FindingId } from '@passerelle/domain/kernel'
import {
  addFinding as add,
  editFinding as edit,
  type Finding,
  type FindingChange,
  type NewFinding,
  withdrawFinding as withdraw,
} from '@passerelle/domain/labour'
import { assertVersion } from '@passerelle/table'
import type { VacanciesContext } from './context.ts'
import { findingEntry } from './entry.ts'

export async function addFinding(context: VacanciesContext, entry: NewFinding): Promise<Finding> {
  const finding = add(entry, context.ids.next<'finding'>(), context.clock)
  await context.findings.add(finding, findingEntry(finding, Object.keys(entry)))
  return finding
}

export function editFinding(
  context: VacanciesContext,
  id: FindingId,
  change: FindingChange,
  expected: number,
): Promise<Finding> {
  return commit(context, id, expected, Object.keys(change), (finding) => edit(finding, change, context.clock))
}

export function withdrawFinding(
  context: VacanciesContext,
  id: FindingId,
  expected: number,
): Promise<Finding> {
  return commit(context, id, expected, ['state'], (finding) =>
    withdraw(finding, context.clock.now().toISOString()),
  )
}

async function commit(
  { findings }: VacanciesContext,
  id: FindingId,
  expected: number,
  fields: readonly string[],
  decide: (finding: Finding) => Finding,
): Promise<Finding> {
  const before = await findings.get(id)
  assertVersion(before, expected)
  const now = decide(before)
  await findings.replace(now, before.version, findingEntry(now, fields))
  return now
}
