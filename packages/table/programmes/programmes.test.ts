import type { ProgrammeId } from '@passerelle/domain/kernel'
import {
  type Module,
  openFromTemplate,
  type Programme,
  programmeTemplates,
} from '@passerelle/domain/programmes'
import { expect, it } from 'vitest'
import { anOpenTenant, entry, newId, now, refusalOf } from '../testing/tenant.ts'
import { programmes } from './programmes.ts'

async function anOpenProgramme() {
  const { table } = await anOpenTenant()
  const { programme, modules } = openFromTemplate(
    programmeTemplates.reintegration_coaching_plus,
    {},
    table.ids,
    now,
    table.clock.today(),
  )
  const [first] = modules
  if (first === undefined) throw new Error('the template has no module')
  const kept = programmes(table)
  await kept.open(programme, modules, entry)
  return { table, kept, programme, modules, first }
}

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).toSorted()

it('a programme is kept with its modules, and read as it was written', async () => {
  const { kept, programme, modules, first } = await anOpenProgramme()
  expect(await kept.get(programme.id)).toEqual(programme)
  expect(idsOf((await kept.listModules(programme.id, { limit: 100 })).items)).toEqual(idsOf(modules))
  expect(await kept.getModule(programme.id, first.id)).toEqual({ programme, module: first })
})

it('another organisation finds nothing of it', async () => {
  const { programme, first } = await anOpenProgramme()
  const other = programmes((await anOpenTenant()).table)
  for (const attempt of [
    () => other.get(programme.id),
    () => other.getModule(programme.id, first.id),
    () => other.listModules(programme.id, { limit: 10 }),
  ]) {
    expect(await refusalOf(attempt)).toEqual({ code: 'not_found' })
  }
  expect(await other.list({ limit: 10 })).toEqual({ items: [] })
})

it('a module is found in its own programme alone, and an empty programme is not an unknown one', async () => {
  const { kept, programme, first } = await anOpenProgramme()
  const empty: Programme = { ...programme, id: newId<'programme'>() }
  await kept.open(empty, [], entry)
  expect(await kept.listModules(empty.id, { limit: 10 })).toEqual({ items: [] })
  expect(await refusalOf(kept.getModule(empty.id, first.id))).toEqual({ code: 'not_found' })
  expect(await refusalOf(kept.listModules(newId<'programme'>() as ProgrammeId, { limit: 10 }))).toEqual({
    code: 'not_found',
  })
})

it('of two who change a programme from the same version one is told that it is stale', async () => {
  const { kept, programme } = await anOpenProgramme()
  const changed: Programme = { ...programme, version: 2, changedAt: now }
  await kept.replace(changed, 1, entry)
  expect(await refusalOf(kept.replace(changed, 1, entry))).toEqual({ code: 'stale_version', current: 2 })
})

it('a module is written while its programme is still the one that was looked at', async () => {
  const { kept, programme, first } = await anOpenProgramme()
  const added: Module = { ...first, id: newId<'module'>() }
  const changed: Module = { ...first, version: 2, state: 'withdrawn' }
  await kept.addModule(programme, added, entry)
  await kept.replaceModule(programme, changed, 1, entry)
  expect(await refusalOf(kept.replaceModule(programme, changed, 1, entry))).toEqual({
    code: 'stale_version',
    current: 2,
  })
  await kept.replace({ ...programme, version: 2 }, 1, entry)
  const late = kept.addModule(programme, { ...first, id: newId<'module'>() }, entry)
  expect(await refusalOf(late)).toEqual({ code: 'contended' })
})

it('programmes are listed a page at a time, each once', async () => {
  const { kept, programme } = await anOpenProgramme()
  for (const _ of [1, 2]) await kept.open({ ...programme, id: newId<'programme'>() }, [], entry)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await kept.list({ limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  expect([seen.length, new Set(seen).size]).toEqual([3, 3])
})
