import { expect, test } from 'vitest'
import type { Ids, TemplateId } from '../../kernel/index.ts'
import { refusalOf } from '../../testing/casework.ts'
import { openFromNothing, openFromTemplate } from '../open-programme.ts'
import { programmeTemplates } from './index.ts'
import { addTemplate, differingFields, editTemplate } from './keep-template.ts'
import { faultsOfTemplate, maxSuccessors, newTemplateSchema, type OwnTemplate } from './own-template.ts'

const at = '2026-03-01T09:00:00.000Z'
const today = '2026-03-01'

const idOf = (n: number) => String(n).padStart(26, '0') as TemplateId
const ids: Ids = {
  next: () => {
    made += 1
    return String(made).padStart(26, '0') as never // 26 digits are an id of any kind
  },
}
let made = 1000

const entry = newTemplateSchema.parse({
  name: { de: 'Rückkehr Nord', en: 'Return North' },
  commissioningParty: 'Land Nord',
  deliveryModes: ['presence'],
  languages: ['de'],
  term: { from: '2026-01-01', to: '2026-12-31' },
  targets: [{ unit: 'persons', number: 40 }],
  modules: [
    {
      title: { de: 'Nähen' },
      trade: { code: 'sewing' },
      teachingUnits: 20,
      capacity: 8,
      deliveryMode: 'presence',
    },
  ],
})

const own = (n: number, change: Partial<OwnTemplate> = {}): OwnTemplate => ({
  ...addTemplate(entry, [], idOf(n), at),
  ...change,
})

const codesOf = (...args: Parameters<typeof faultsOfTemplate>) =>
  faultsOfTemplate(...args).map(({ path, code }) => `${path.slice(1).join('.')} ${code}`)

test('a programme is opened from an own template, and remembers which version of it', () => {
  const template = own(1, { version: 3, followUpDays: { month3: 90, month6: 180, month12: 365 } })
  const { programme, modules } = openFromTemplate(template, {}, ids, at, today)
  expect(programme).toMatchObject({ template: idOf(1), templateVersion: 3, state: 'active' })
  expect(programme.followUpDays).toEqual(template.followUpDays)
  expect(modules.map(({ trade }) => trade.isco08)).toEqual([['7531', '7533', '8153']])
})

test('nothing is opened from a template that was withdrawn', () => {
  const template = own(1, { state: 'withdrawn' })
  expect(refusalOf(() => openFromTemplate(template, {}, ids, at, today))).toMatchObject({
    errors: [{ path: ['body', 'template'], code: 'template_withdrawn' }],
  })
})

test('a programme is opened from nothing where all that it needs is said', () => {
  const { name, commissioningParty, deliveryModes, languages, term } = entry
  const frame = { name, commissioningParty, deliveryModes, languages, term }
  const { programme, modules } = openFromNothing(frame, ids, at, today)
  expect(programme).toMatchObject({ targets: [], funders: [], sites: [], moduleOrder: [], state: 'active' })
  expect(programme).not.toHaveProperty('template')
  expect(modules).toEqual([])
  expect(refusalOf(() => openFromNothing({ name }, ids, at, today))).toEqual({
    code: 'invalid',
    errors: ['commissioningParty', 'deliveryModes', 'languages', 'term'].map((field) => ({
      path: ['body', field],
      code: 'required',
    })),
  })
})

test('a module stands once in a template, whatever capitals its title is written in', () => {
  const [module] = entry.modules
  const twice = { ...entry, modules: [module, { ...module, title: { en: 'Sewing', de: 'NÄHEN' } }] }
  expect(newTemplateSchema.safeParse(twice).error?.issues).toMatchObject([
    { path: ['modules', 1, 'title'], message: 'twice' },
  ])
  const other = { ...entry, modules: [module, { ...module, title: { fr: 'Nähen' } }] }
  expect(newTemplateSchema.safeParse(other).success).toBe(true)
})

test('what nothing counts is no target', () => {
  const targets = [
    { unit: 'networking_days' as const, number: 2 },
    { unit: 'companies' as const, number: 120 },
  ]
  expect(codesOf({ ...entry, targets }, [])).toEqual(['targets.1.unit nothing_counts'])
})

test('terms overlap neither in extensions nor in what comes after', () => {
  const extensions = [{ to: '2027-06-30' }, { to: '2027-06-30' }]
  expect(codesOf({ ...entry, extensions }, [])).toEqual(['extensions.1.to not_later_than_end'])
  const after = own(2, { term: { from: '2027-01-01', to: '2027-12-31' } })
  expect(codesOf({ ...entry, successor: idOf(2) }, [after])).toEqual([])
  const extended = { ...entry, extensions: [{ to: '2027-01-01' }], successor: idOf(2) }
  expect(faultsOfTemplate(extended, [after])).toEqual([
    { path: ['body', 'successor'], code: 'begins_before_end', params: { end: '2027-01-01' } },
  ])
})

test('what follows is there, ends somewhere, and leads to nobody who was before', () => {
  const after = { from: '2027-01-01', to: '2027-12-31' }
  const [second, third] = [
    own(2, { term: after, successor: idOf(3) }),
    own(3, { term: after, successor: idOf(1) }),
  ]
  const first = { ...entry, successor: idOf(2) }
  expect(codesOf(first, [])).toEqual(['successor unknown_reference'])
  expect(codesOf(first, [second, third])).toEqual([])
  expect(codesOf(first, [second, third, own(1)], idOf(1))).toEqual(['successor leads_in_a_circle'])
  expect(codesOf(first, [second, third, second])).toEqual(['successor leads_in_a_circle'])
  expect(codesOf({ ...entry, successor: idOf(1) }, [own(1)], idOf(1))).toEqual([
    'successor leads_in_a_circle',
  ])
  const chain = Array.from({ length: maxSuccessors + 1 }, (_, n) => own(10 + n, { term: after }))
  expect(codesOf(first, chain)).toEqual(['successor too_many_successors'])
  expect(codesOf(first, chain.slice(1))).toEqual([])
})

test('one of the platform may follow', () => {
  const before = { ...entry, term: { from: '2020-01-01', to: '2020-09-30' } }
  const successor = 'reintegration_coaching_with_qualification'
  expect(codesOf({ ...before, successor }, [programmeTemplates[successor]])).toEqual([])
})

test('a template has a length that can be read', () => {
  const note = 'x'.repeat(500)
  const sites = Array.from({ length: 100 }, (_, n) => ({
    name: `Site ${n} ${'y'.repeat(180)}`,
    kind: 'fixed' as const,
    address: { street: 'z'.repeat(200), locality: 'w'.repeat(120), country: 'DE' },
  }))
  const targets = [{ unit: 'persons' as const, number: 1, countingNote: note }]
  expect(codesOf({ ...entry, targets, sites }, [])).toEqual([' template_too_long'])
  expect(codesOf({ ...entry, targets, sites: sites.slice(0, 60) }, [])).toEqual([])
})

test('a change takes away what is null, keeps what is not said, and is told by its fields', () => {
  const days = { month3: 90, month6: 180, month12: 365 }
  const after = own(2, { term: { from: '2027-01-01', to: '2027-12-31' } })
  const before = { ...own(1), followUpDays: days, successor: idOf(2) }
  const now = editTemplate(before, { followUpDays: null, targets: [] }, [after], at)
  expect(now).toMatchObject({ version: 2, targets: [], successor: idOf(2), state: 'offered' })
  expect(now).not.toHaveProperty('followUpDays')
  expect(editTemplate(now, { successor: null, state: 'withdrawn' }, [], at)).toMatchObject({
    version: 3,
    state: 'withdrawn',
  })
  // The same in another order is the same.
  const turned = { ...entry, term: { to: entry.term.to, from: entry.term.from } }
  expect(differingFields({ ...turned, successor: idOf(2) }, before)).toEqual(['followUpDays'])
  expect(differingFields({ ...turned, targets: [] }, before).toSorted()).toEqual([
    'followUpDays',
    'successor',
    'targets',
  ])
})
