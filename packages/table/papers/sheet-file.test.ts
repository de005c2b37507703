import type { Member } from '@passerelle/domain/tenancy'
import { expect, it } from 'vitest'
import type { TenantTable } from '../session/tenant-table.ts'
import { members } from '../tenancy/index.ts'
import { aKeptCase } from '../testing/casework.ts'
import { aMember, anOpenTenant, entry } from '../testing/tenant.ts'
import { readSheetFile } from './sheet-file.ts'

async function aColleague(table: TenantTable, name: string): Promise<Member> {
  const member = aMember({ name, state: 'active', roles: ['coach'] })
  await members(table).add(member, entry)
  return member
}

/** A colleague as they are from now on. */
const becomes = (table: TenantTable, before: Member, change: Partial<Member>) =>
  members(table).replace(before, { ...before, ...change, version: before.version + 1 }, entry)

it('a sheet names the coach as long as they work with cases, then the deputy, then nobody', async () => {
  const { table } = await anOpenTenant()
  const [coach, deputy] = [await aColleague(table, 'Miriam'), await aColleague(table, 'Jonas')]
  const { id } = await aKeptCase(table, { coachId: coach.id, deputyId: deputy.id })
  const named = async () => (await readSheetFile(table, 'all', id)).coach?.name
  expect(await named()).toBe('Miriam')
  await becomes(table, coach, { state: 'removed' })
  expect(await named()).toBe('Jonas')
  await becomes(table, deputy, { roles: ['auditor'] })
  expect(await named()).toBeUndefined()
})

it('a sheet of a case without a deputy names nobody once its coach is gone, or not yet back', async () => {
  const { table } = await anOpenTenant()
  const coach = await aColleague(table, 'Miriam')
  const { id } = await aKeptCase(table, { coachId: coach.id })
  await becomes(table, coach, { state: 'invited' })
  expect(await readSheetFile(table, 'all', id)).toMatchObject({
    coach: undefined,
    organisation: { country: 'SN' },
  })
})
