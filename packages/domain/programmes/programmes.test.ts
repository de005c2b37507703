import { expect, test } from 'vitest'
import type { Id, Ids } from '../kernel/index.ts'
import { refusalOf } from '../testing/casework.ts'
import { addModule, editModule } from './edit-module.ts'
import { edit } from './edit-programme.ts'
import { moduleSchema, newModuleSchema } from './module.ts'
import { openFromTemplate } from './open-programme.ts'
import { fundersSchema, programmeChangeSchema, programmeSchema, targetsSchema } from './programme.ts'
import { programmeTemplateSchema, programmeTemplates } from './templates/index.ts'
import { presentEnd } from './term.ts'
import ar from './texts/ar.json' with { type: 'json' }
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }
import fr from './texts/fr.json' with { type: 'json' }

const at = '2024-03-01T09:00:00.000Z'
const today = '2024-03-01'
const later = '2024-06-01T09:00:00.000Z'

/** Ids in order, so that a test can tell what was made. */
function countedIds(): Ids {
  let made = 0
  return {
    next<Kind extends string>() {
      made += 1
      // 26 digits are an id of any kind.
      return String(made).padStart(26, '0') as Id<Kind>
    },
  }
}

const plus = programmeTemplates.reintegration_coaching_plus
const qualification = programmeTemplates.reintegration_coaching_with_qualification
const startup = programmeTemplates.preparatory_measure_business_startup

test('every template is well-formed, and so is what it opens', () => {
  for (const template of Object.values(programmeTemplates)) {
    expect(programmeTemplateSchema.parse(template)).toEqual(template)
    const { programme, modules } = openFromTemplate(template, {}, countedIds(), at, today)
    expect(programmeSchema.parse(programme)).toEqual(programme)
    expect(programme.moduleOrder).toEqual(modules.map(({ id }) => id))
    for (const module of modules) expect(moduleSchema.parse(module)).toEqual(module)
    const ids = [programme.id, ...programme.sites.map(({ id }) => id), ...modules.map(({ id }) => id)]
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test('the texts of the templates exist in German, English, French and Arabic', () => {
  const names = (texts: object) =>
    Object.entries(texts).map(([code, entries]) => [code, Object.keys(entries)])
  expect(names(en)).toEqual(names(de))
  expect(names(fr)).toEqual(names(de))
  expect(names(ar)).toEqual(names(de))
})

test('Reintegrationscoaching PLUS opens with its published facts', () => {
  const { programme, modules } = openFromTemplate(plus, {}, countedIds(), at, today)
  expect(programme.name['de']).toBe('Reintegrationscoaching PLUS')
  expect(programme.term).toEqual({ from: '2024-03-01', to: '2027-02-28' })
  expect(programme.targets).toMatchObject([
    { number: 150, unit: 'persons' },
    { number: 2, unit: 'networking_days' },
  ])
  expect(programme.funders.map(({ name }) => name)).toEqual([
    expect.stringContaining('AMIF'),
    expect.stringContaining('LfAR'),
  ])
  expect(modules.every(({ trade }) => trade.code === 'digital')).toBe(true)
})

test('Reintegrationscoaching mit Qualifizierung opens with five workshops and its extension', () => {
  const { programme, modules } = openFromTemplate(qualification, {}, countedIds(), at, today)
  expect(modules.map(({ trade }) => trade.code)).toEqual([
    'sewing',
    'cooking',
    'metalwork',
    'electronics',
    'painting',
  ])
  expect(modules[0]?.trade).toEqual({ code: 'sewing', isco08: ['7531', '7533', '8153'], iscedF: ['0723'] })
  expect(modules[0]?.title['ar']).toBe('الخياطة')
  expect(presentEnd(programme)).toBe('2022-12-31')
})

test('RkVM Existenzgründung opens in four regions, on site and mobile, with ten modules', () => {
  const { programme, modules } = openFromTemplate(startup, {}, countedIds(), at, today)
  const localities = (kind: string) =>
    programme.sites.filter((site) => site.kind === kind).map(({ address }) => address.locality)
  expect(localities('fixed')).toEqual(['Hamburg', 'Köln', 'Stuttgart', 'München'])
  expect(localities('mobile')).toEqual(['Hamburg', 'Köln', 'Stuttgart', 'München'])
  expect(modules).toHaveLength(10)
})

test('the pilots of Lernen für die Rückkehr open where they were, with what was taught there', () => {
  const opened = (['gambia', 'niger', 'kyrgyzstan'] as const).map((where) => {
    const template = programmeTemplates[`skills_for_reintegration_${where}`]
    const { programme, modules } = openFromTemplate(template, {}, countedIds(), at, today)
    expect(programme.term).toEqual({ from: '2016-12-01', to: '2020-11-30' })
    return [programme.sites[0]?.address.country, modules.map(({ trade }) => trade.code)]
  })
  expect(opened).toEqual([
    ['GM', ['solar', 'agricultural_machinery']],
    ['NE', ['sewing', 'carpentry', 'mechanics', 'electrics', 'solar', 'cooking', 'bakery']],
    ['KG', ['entrepreneurship']],
  ])
})

test('what is said on opening replaces what the template says', () => {
  const { programme } = openFromTemplate(
    qualification,
    { name: { de: 'Eigener Name' }, term: { from: '2025-01-01', to: '2025-12-31' }, sites: [] },
    countedIds(),
    at,
    today,
  )
  expect(programme).toMatchObject({
    name: { de: 'Eigener Name' },
    extensions: [],
    sites: [],
    template: qualification.code,
  })
  expect(presentEnd(programme)).toBe('2025-12-31')
})

test('the shares of all funders stay within the whole', () => {
  const shares = (...each: number[]) =>
    each.map((shareBasisPoints, n) => ({ name: `Funder ${n}`, shareBasisPoints }))
  expect(fundersSchema.safeParse(shares(9000, 1000)).success).toBe(true)
  expect(fundersSchema.safeParse(shares(9000, 1001)).error?.issues[0]?.message).toBe('shares_exceed_whole')
  expect(fundersSchema.safeParse([{ name: 'Funder' }]).success).toBe(true)
})

test('a funder is named once, and gives no less than nothing', () => {
  const twice = [{ name: 'AMIF' }, { name: ' amif' }]
  expect(fundersSchema.safeParse(twice).error?.issues[0]?.message).toBe('twice')
  const owed = [{ name: 'AMIF', amount: { minorUnits: -1, currency: 'EUR' } }]
  expect(fundersSchema.safeParse(owed).success).toBe(false)
})

test('a programme opens as what its days say: planned, active or ended', () => {
  const stateOf = (from: string, to: string) =>
    openFromTemplate(startup, { term: { from, to } }, countedIds(), at, today).programme.state
  expect(stateOf('2024-03-02', '2024-12-31')).toBe('planned')
  expect(stateOf('2024-03-01', '2024-03-01')).toBe('active')
  expect(stateOf('2020-01-01', '2024-02-29')).toBe('ended')
})

test('a programme has one target for each thing that it counts', () => {
  const persons = { number: 150, unit: 'persons' }
  expect(targetsSchema.safeParse([persons, { number: 897_900, unit: 'measures' }]).success).toBe(true)
  expect(targetsSchema.safeParse([persons, persons]).error?.issues[0]?.message).toBe('twice')
})

test('an extension is added when it is later than the present end, and never replaces an earlier one', () => {
  const { programme } = openFromTemplate(qualification, {}, countedIds(), at, today)
  const extended = edit(
    programme,
    { extension: { to: '2023-06-30', reason: 'More time' } },
    countedIds(),
    later,
  )
  expect(extended.extensions.map(({ to }) => to)).toEqual(['2022-12-31', '2023-06-30'])
  expect(extended).toMatchObject({ version: 2, changedAt: later })
  for (const to of ['2022-12-31', '2021-12-31']) {
    expect(refusalOf(() => edit(programme, { extension: { to } }, countedIds(), later))).toEqual({
      code: 'invalid',
      errors: [
        { path: ['body', 'extension', 'to'], code: 'not_later_than_end', params: { end: '2022-12-31' } },
      ],
    })
  }
})

test('a term cannot be corrected to end after the extensions that followed it', () => {
  const { programme } = openFromTemplate(qualification, {}, countedIds(), at, today)
  const change = { term: { from: '2020-10-01', to: '2023-01-01' } }
  expect(refusalOf(() => edit(programme, change, countedIds(), later))).toMatchObject({
    errors: [{ path: ['body', 'term', 'to'], code: 'not_later_than_end' }],
  })
  expect(programmeChangeSchema.safeParse({ term: { from: '2023-01-02', to: '2023-01-01' } }).success).toBe(
    false,
  )
})

test('a site keeps its id, may be closed, and cannot be left out', () => {
  const ids = countedIds()
  const { programme } = openFromTemplate(plus, {}, ids, at, today)
  const [site] = programme.sites
  if (site === undefined) throw new Error('the template has a site')
  const address = { locality: 'Nürnberg', country: 'DE' }
  const added = edit(
    programme,
    {
      sites: [
        { ...site, closed: true },
        { name: 'Werkstatt', kind: 'fixed', address },
      ],
    },
    ids,
    later,
  )
  expect(added.sites.map(({ name, closed }) => [name, closed])).toEqual([
    ['Bayern', true],
    ['Werkstatt', undefined],
  ])
  expect(added.sites[0]?.id).toBe(site.id)
  const codeOf = (sites: Parameters<typeof edit>[1]['sites']) =>
    refusalOf(() => edit(added, { sites }, ids, later))
  expect(codeOf([{ ...site }])).toMatchObject({ errors: [{ code: 'site_left_out' }] })
  expect(codeOf([{ ...site }, { ...site }])).toMatchObject({
    errors: [{ path: ['body', 'sites', 1, 'id'], code: 'twice' }],
  })
  const stranger = { ...site, id: ids.next<'site'>() }
  expect(codeOf([...added.sites, stranger])).toMatchObject({ errors: [{ code: 'unknown_site' }] })
})

test('a programme that has ended may be taken up again, and an active one is not planned any more', () => {
  const { programme } = openFromTemplate(plus, {}, countedIds(), at, today)
  const ended = edit(programme, { state: 'ended' }, countedIds(), later)
  expect(edit(ended, { state: 'active' }, countedIds(), later).state).toBe('active')
  expect(refusalOf(() => edit(programme, { state: 'planned' }, countedIds(), later))).toEqual({
    code: 'illegal_transition',
    state: 'active',
    allowed: ['ended'],
  })
})

test('a module takes the codes of its trade unless it brings its own', () => {
  const ids = countedIds()
  const { programme } = openFromTemplate(
    startup,
    { term: { from: '2024-01-01', to: '2025-12-31' } },
    ids,
    at,
    today,
  )
  const entry = newModuleSchema.parse({
    title: { de: 'Solar' },
    trade: { code: 'solar' },
    teachingUnits: 20,
    capacity: 8,
    deliveryMode: 'presence',
    siteId: programme.sites[0]?.id,
  })
  const solar = addModule(programme, entry, ids.next(), at)
  expect(solar.trade).toEqual({ code: 'solar', isco08: ['7411', '7412'], iscedF: ['0713'] })
  expect(solar.siteId).toBe(programme.sites[0]?.id)
  const own = editModule(
    solar,
    { trade: { code: 'solar', isco08: ['7411'] }, siteId: null },
    programme,
    later,
  )
  expect(own).toMatchObject({ version: 2, trade: { isco08: ['7411'], iscedF: ['0713'] } })
  expect('siteId' in own).toBe(false)
})

test('a module cannot stand on a site of another programme, nor in a programme that has ended', () => {
  const ids = countedIds()
  const { programme, modules } = openFromTemplate(startup, {}, ids, at, today)
  const [module] = modules
  if (module === undefined) throw new Error('the template has modules')
  expect(refusalOf(() => editModule(module, { siteId: ids.next() }, programme, later))).toMatchObject({
    errors: [{ path: ['body', 'siteId'], code: 'unknown_site' }],
  })
  const ended = edit(programme, { state: 'ended' }, ids, later)
  expect(
    refusalOf(() => addModule(ended, { ...module, trade: { code: 'other' } }, ids.next(), later)),
  ).toEqual({
    code: 'not_possible',
    what: 'programme_ended',
  })
})
