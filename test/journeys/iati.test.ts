import { describe, expect, test } from 'vitest'
import { aPerson, aProgramme, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { signedCorridor } from '../support/exchange.ts'
import { countAll } from '../support/figures.ts'
import { lastYear, letYearPass, reportOfLastYear } from '../support/publications.ts'
import { refusalOf } from '../support/refusal.ts'
import { codesIn, iatiFaults } from './iati/schema.ts'

/* An organisation publishes a programme for IATI: whatever stands there anybody reads, so it says what a funder was told. */

const stage = await openTestCloud()
const house = await stage.openTenant({ kind: 'coaching', country: 'DE', name: 'Haus & Hof <e.V.>' })
const funder = await stage.openTenant({ kind: 'funder', country: 'DE' })
const lead = await stage.join(house.admin, ['coordinator'])
const auditor = await stage.join(house.admin, ['auditor'])
const coach = await stage.join(house.admin, ['coach'])
await signedCorridor(house.admin, funder, { kinds: ['referral'], highestTier: 'T0' })

const { programme } = await aProgramme(lead.api)
const params = { programmeId: programme.id }
const query = { organisation: 'DE-HRB-4711.2', type: '22' } as const
const read = async () => String((await auditor.api.readProgrammeAsIati({ params, query })).body)

for (const gender of ['female', 'male', 'male', 'female', 'female', 'male'] as const)
  await takeIn(coach.api, aPerson({ ...params, birth: { year: 1994 }, gender, returnCountry: 'SN' }))
await countAll(lead.api)
await letYearPass(stage.cloud, { tenant: house.tenant.id, ...params })
const place = await reportOfLastYear(lead.api, programme.id)

describe('a programme as an activity of IATI 2.03', () => {
  test('is valid by schemas and code lists before anybody was told a figure, and holds none', async () => {
    const xml = await read()
    expect(await iatiFaults(xml)).toEqual([])
    expect(xml).not.toMatch(/<result|<indicator|<actual/)
    expect(xml).toContain(`<iati-identifier>DE-HRB-4711.2-${programme.id}</iati-identifier>`)
    expect(xml).toContain('Haus &amp; Hof &lt;e.V.&gt;')
  })

  test('holds the numbers that a funder was told, by their year, and no part of them', async () => {
    await lead.api.publishReport({ params: place, body: { to: funder.tenant.id } })
    const xml = await read()
    expect(await iatiFaults(xml)).toEqual([])
    expect(xml.match(/<actual value="\d+"\/>/g)).toEqual(['<actual value="6"/>'])
    expect(xml).toContain(`<period-start iso-date="${lastYear()}-01-01"/>`)
    for (const [list, number] of Object.entries(codesIn(xml)))
      expect([list, number > 0]).toEqual([list, true])
  })

  test('is no secret to whoever reads figures, and unknown elsewhere', async () => {
    expect(await refusalOf(coach.api.readProgrammeAsIati({ params, query }))).toMatchObject({ status: 403 })
    const { admin } = await stage.openTenant()
    expect(await refusalOf(admin.api.readProgrammeAsIati({ params, query }))).toMatchObject({ status: 404 })
  })

  test.each(['XM-DAC-5-2', 'XI-IATI-EC_DEVCO', 'DE-HRB-4711.2'])(
    'is reported under an identifier as registers have it: %s',
    async (organisation) => {
      const { body } = await lead.api.readProgrammeAsIati({ params, query: { ...query, organisation } })
      expect(await iatiFaults(String(body))).toEqual([])
    },
  )

  test.each([
    [{ organisation: 'DE HRB 4711' }, 'organisation'],
    [{ organisation: 'DE-HRB-4711&x' }, 'organisation'],
    [{ organisation: '' }, 'organisation'],
    [{ organisation: `DE-${'9'.repeat(100)}` }, 'organisation'],
    [{ type: '99' }, 'type'],
    [{ type: undefined }, 'type'],
    [{ period: '2027' }, 'period'],
  ])('names what is wrong with what is asked for: %j', async (change, field) => {
    const asked = lead.api.readProgrammeAsIati({ params, query: { ...query, ...change } as never })
    expect(await refusalOf(asked)).toMatchObject({ status: 400, errors: [{ path: `query.${field}` }] })
  })

  test('is seen to be wrong where it is', async () => {
    const xml = await read()
    const faulty = async (from: string | RegExp, to: string) =>
      (await iatiFaults(xml.replace(from, to))).length
    expect(await faulty('<activity-status code="2"/>', '')).toBeGreaterThan(0)
    expect(await faulty('<activity-status code="2"/>', '<activity-status code="9"/>')).toBe(1)
    expect(await faulty('code="15190"', 'code="99999"')).toBe(1)
    expect(await faulty(/iso-date="[^"]*"/, 'iso-date="1405-19-07"')).toBeGreaterThan(0)
    expect(await faulty('<result type="1">', '<result type="x">')).toBe(1)
  })
})
