import { createClient } from '@passerelle/client'
import type { TemplateId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { platformTemplates } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { refusalOf } from '../support/refusal.ts'
import { aTemplate, templateInYaml } from '../support/templates.ts'

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const { admin: stranger } = await stage.openTenant()
const { api } = admin

const check = async (text: string, templateId?: TemplateId) =>
  (await api.checkProgrammeTemplate({ body: { text, ...(templateId && { templateId }) } })).body

/** What is wrong with the text once one part of it is another. */
const faultsOf = async (before: string, after: string) => {
  expect(templateInYaml).toContain(before)
  const { faults, ...rest } = await check(templateInYaml.replace(before, after))
  expect(rest).toEqual({})
  return faults.map(({ line, column, path, code }) => `${line}:${column} ${path} ${code}`)
}

describe('an own template', () => {
  test('is written, changed, withdrawn and offered again; programmes that it opened stay as they are', async () => {
    const { body: template } = await api.addProgrammeTemplate({ body: aTemplate() })
    expect(template).toMatchObject({ version: 1, state: 'offered', extensions: [] })
    const { body: programme } = await api.openProgramme({ body: { template: template.id } })
    expect(programme).toMatchObject({ template: template.id, templateVersion: 1, state: 'active' })
    const { body: modules } = await api.listModules({ params: { programmeId: programme.id } })
    expect(modules.items).toMatchObject([
      { title: { en: 'Sewing' }, trade: { isco08: ['7531', '7533', '8153'] } },
    ])

    const params = { templateId: template.id }
    const targets = [{ unit: 'persons' as const, number: 60 }]
    const { body: changed } = await api.editProgrammeTemplate({ params, ifMatch: 1, body: { targets } })
    expect(changed).toMatchObject({ version: 2, targets, modules: template.modules })
    expect((await api.readProgrammeTemplate({ params })).body).toEqual(changed)
    expect((await api.readProgramme({ params: { programmeId: programme.id } })).body).toEqual(programme)
    expect(await refusalOf(api.editProgrammeTemplate({ params, ifMatch: 1, body: {} }))).toMatchObject({
      status: 412,
    })
    const next = (await api.openProgramme({ body: { template: template.id } })).body
    expect(next).toMatchObject({ templateVersion: 2, targets })

    await api.editProgrammeTemplate({ params, ifMatch: 2, body: { state: 'withdrawn' } })
    expect(await refusalOf(api.openProgramme({ body: { template: template.id } }))).toMatchObject({
      errors: [{ path: 'body.template', code: 'template_withdrawn' }],
    })
    await api.editProgrammeTemplate({ params, ifMatch: 3, body: { state: 'offered' } })
    expect((await api.openProgramme({ body: { template: template.id } })).body.templateVersion).toBe(4)
  })

  test('begins as a copy of one of the platform', async () => {
    for (const { code: _, origin: __, ...copy } of await platformTemplates(api)) {
      const { body } = await api.addProgrammeTemplate({ body: copy })
      expect(body).toMatchObject(copy)
    }
  })

  test('is listed after those of the platform, which stand on the first page, and told apart from them', async () => {
    const { admin: lone } = await stage.openTenant()
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1)
      ids.push((await lone.api.addProgrammeTemplate({ body: aTemplate() })).body.id)
    const first = (await lone.api.listProgrammeTemplates({ query: { limit: 2 } })).body
    const second = (await lone.api.listProgrammeTemplates({ query: { limit: 2, cursor: first.next } })).body
    expect(first.items.map(({ origin }) => origin)).toEqual([...Array(7).fill('platform'), 'own', 'own'])
    expect(second.items.map(({ origin }) => origin)).toEqual(['own'])
    expect(second).not.toHaveProperty('next')
    const own = [...first.items, ...second.items].flatMap((each) => (each.origin === 'own' ? [each.id] : []))
    expect(own).toEqual(ids.toSorted())
    // Neither among the programmes, which stand in the same partition, nor the other way round.
    expect((await lone.api.listProgrammes()).body.items).toEqual([])
  })

  test('is nobody’s but the organisation’s, and kept by those who keep programmes', async () => {
    const { body: template } = await api.addProgrammeTemplate({ body: aTemplate() })
    const params = { templateId: template.id }
    for (const attempt of [
      () => stranger.api.readProgrammeTemplate({ params }),
      () => stranger.api.editProgrammeTemplate({ params, ifMatch: 1, body: {} }),
      () => stranger.api.checkProgrammeTemplate({ body: { text: 'name: x', templateId: template.id } }),
    ])
      expect(await refusalOf(attempt())).toMatchObject({ status: 404, code: 'not_found' })
    for (const [path, attempt] of [
      ['template', () => stranger.api.openProgramme({ body: { template: template.id } })],
      ['successor', () => stranger.api.addProgrammeTemplate({ body: aTemplate({ successor: template.id }) })],
    ] as const)
      expect(await refusalOf(attempt())).toMatchObject({
        errors: [{ path: `body.${path}`, code: 'unknown_reference' }],
      })
    const coach = await stage.join(admin, ['coach'])
    expect(await refusalOf(coach.api.addProgrammeTemplate({ body: aTemplate() }))).toMatchObject({
      status: 403,
    })
    const coordinator = await stage.join(admin, ['coordinator'])
    expect((await coordinator.api.addProgrammeTemplate({ body: aTemplate() })).body.version).toBe(1)
  })

  test('is written once however often the same is sent', async () => {
    const order = { body: aTemplate(), idempotencyKey: 'write-the-template-once' }
    const [one, other] = [await api.addProgrammeTemplate(order), await api.addProgrammeTemplate(order)]
    expect(other.body).toEqual(one.body)
  })

  test('leads to a successor, and never back in a circle', async () => {
    const later = { from: '2030-01-01', to: '2031-12-31' }
    const last = (await api.addProgrammeTemplate({ body: aTemplate({ term: later }) })).body
    const first = (await api.addProgrammeTemplate({ body: aTemplate({ successor: last.id }) })).body
    const back = { params: { templateId: last.id }, ifMatch: 1, body: { successor: first.id } }
    expect(await refusalOf(api.editProgrammeTemplate(back))).toMatchObject({
      errors: [{ path: 'body.successor', code: 'leads_in_a_circle' }],
    })
    const early = aTemplate({ successor: last.id, extensions: [{ to: '2030-06-30' }] })
    expect(await refusalOf(api.addProgrammeTemplate({ body: early }))).toMatchObject({
      errors: [{ path: 'body.successor', code: 'begins_before_end' }],
    })
  })

  test('leads in no circle where two are changed at once', async () => {
    const [past, ahead] = [
      { from: '2024-01-01', to: '2025-12-31' },
      { from: '2030-01-01', to: '2031-12-31' },
    ]
    const ids: TemplateId[] = []
    for (const term of [past, ahead]) {
      ids.push((await api.addProgrammeTemplate({ body: aTemplate({ term }) })).body.id)
    }
    const [one, other] = ids
    const change = (templateId = one, successor = other, term = past) =>
      api.editProgrammeTemplate({
        params: { templateId: templateId ?? '' },
        ifMatch: 1,
        body: { term, ...(successor && { successor }) },
      })
    // Each by itself is sound: what comes first is said by whoever changes it.
    const outcomes = await Promise.allSettled([
      change(),
      change(other, one, { from: '2020-01-01', to: '2021-12-31' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2)
  })
})

describe('a programme from nothing', () => {
  test('is opened with what is said of it, and refused for what is missing', async () => {
    const { modules: _, targets: __, sites: ___, ...frame } = aTemplate()
    const { body } = await api.openProgramme({ body: frame })
    expect(body).toMatchObject({ name: frame.name, targets: [], sites: [], extensions: [], state: 'active' })
    expect(body).not.toHaveProperty('template')
    expect(await refusalOf(api.openProgramme({ body: { name: frame.name } }))).toMatchObject({
      status: 400,
      errors: [
        { path: 'body.commissioningParty', code: 'required' },
        { path: 'body.deliveryModes', code: 'required' },
        { path: 'body.languages', code: 'required' },
        { path: 'body.term', code: 'required' },
      ],
    })
  })
})

describe('a text of a template', () => {
  test('that is sound says what it would open, and keeps nothing', async () => {
    const before = (await api.listProgrammeTemplates()).body
    const { faults, template, opens, differs } = await check(templateInYaml)
    expect([faults, differs]).toEqual([[], undefined])
    expect(template).toEqual({ ...aTemplate(), extensions: [] })
    expect(opens).toMatchObject({
      programme: { state: 'active', term: { to: '2029-12-31' }, sites: [{ name: 'Werkstatt' }] },
      modules: [{ title: { en: 'Sewing' }, trade: { isco08: ['7531', '7533', '8153'] }, state: 'offered' }],
    })
    expect(JSON.stringify(opens)).not.toContain('"id"')
    expect((await check(JSON.stringify(aTemplate(), null, 2))).template).toEqual(template)
    expect((await api.listProgrammeTemplates()).body).toEqual(before)
    // What was checked is what is sent.
    const { body } = await api.addProgrammeTemplate({ body: template ?? aTemplate() })
    expect((await check(templateInYaml, body.id)).differs).toEqual([])
    const other = templateInYaml.replace('capacity: 8', 'capacity: 9').replace('number: 40', 'number: 50')
    expect((await check(other, body.id)).differs?.toSorted()).toEqual(['modules', 'targets'])
  })

  test.each([
    ['an unknown trade', 'code: sewing', 'code: juggling', ['28:7 modules[0].trade.code not_allowed']],
    ['an unknown country', 'country: DE', 'country: XX', ['22:7 sites[0].address.country unknown_country']],
    ['an unknown language', '[de, en]', '[de, zz]', ['7:17 languages[1] unknown_language']],
    ['a day that cannot be', '2029-12-31', '2029-02-30', ['10:3 term.to impossible_date']],
    ['a day that cannot be meant', '2029-12-31', '2929-12-31', ['10:3 term.to implausible_date']],
    ['a term that ends first', '2029-12-31', '2025-12-31', ['10:3 term.to ends_before_it_begins']],
    [
      'a target that nothing counts',
      'unit: persons',
      'unit: companies',
      ['15:5 targets[0].unit nothing_counts'],
    ],
    ['an unknown unit', 'unit: persons', 'unit: hopes', ['15:5 targets[0].unit not_allowed']],
    [
      'a name that is missing',
      '  de: Rückkehr Nord\n  en: Return North\n',
      '  {}\n',
      ['2:1 name no_language'],
    ],
    ['a field that is none', 'kind: fixed', 'kinds: fixed', ['19:5 sites[0].kinds unknown_field']],
    ['a key twice', 'commissioningParty:', 'name:', ['5:1  repeated_key']],
    ['a bracket that stays open', '[presence, mobile]', '[presence, mobile', ['7:1  unreadable_text']],
    ['what stands elsewhere', 'Kiel', '*town', ['21:17  refers_elsewhere']],
    [
      'an extension that is none',
      'funders:',
      'extensions:\n  - to: 2030-06-30\n  - to: 2030-06-30\nfunders:',
      ['13:5 extensions[1].to not_later_than_end'],
    ],
    [
      'a successor that nobody has',
      'term:',
      `successor: ${'Z'.repeat(26)}\nterm:`,
      ['8:1 successor unknown_reference'],
    ],
  ])('with %s is told where', async (_, before, after, expected) => {
    const faults = await faultsOf(before, after)
    expect(faults.filter((fault) => expected.includes(fault))).toEqual(expected)
  })

  test('names a module twice only once in the faults, and all that is wrong in the order of the lines', async () => {
    const [, module = ''] = templateInYaml.split('modules:\n')
    const { faults } = await check(
      `${templateInYaml.replace('number: 40', 'number: 0').replace('de: Rückkehr', 'dee3: Rückkehr')}${module}`,
    )
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unknown_language'],
      [16, 'too_small_value'],
      [32, 'twice'],
    ])
  })

  test('tells a circle and an overlap at the line of the successor', async () => {
    const { body: last } = await api.addProgrammeTemplate({
      body: aTemplate({ term: { from: '2030-01-01', to: '2031-12-31' } }),
    })
    const { body: first } = await api.addProgrammeTemplate({ body: aTemplate({ successor: last.id }) })
    const text = `successor: ${first.id}\n${templateInYaml}`
    expect((await check(text, last.id)).faults).toMatchObject([{ line: 1, code: 'leads_in_a_circle' }])
    expect((await check(text)).faults).toMatchObject([
      { line: 1, path: 'successor', code: 'begins_before_end' },
    ])
  })

  test('is told in the language of whoever asks, and never quoted', async () => {
    const text = templateInYaml.replace('Kiel', 'Geheim'.repeat(30))
    const french = createClient({ api: stage.cloud.api, token: () => admin.tokens.access, language: 'fr' })
    const { faults } = (await french.checkProgrammeTemplate({ body: { text } })).body
    expect(faults).toMatchObject([
      { path: 'sites[0].address.locality', code: 'too_big_string', message: 'Au plus 120 caractères.' },
    ])
    expect(JSON.stringify(faults)).not.toContain('Geheim')
    const { faults: deep } = (await french.checkProgrammeTemplate({ body: { text: '['.repeat(200) } })).body
    expect(deep).toMatchObject([
      { code: 'too_deep', message: expect.stringContaining('au plus 100 niveaux') },
    ])
  })

  test('of a hundred thousand characters is read, and of more refused', async () => {
    const padded = templateInYaml.padEnd(100_000, '#')
    expect((await check(padded)).faults).toEqual([])
    expect(await refusalOf(api.checkProgrammeTemplate({ body: { text: `${padded}#` } }))).toMatchObject({
      errors: [{ path: 'body.text', code: 'too_big_string' }],
    })
    const keys = Array.from({ length: 14_000 }, (_, n) => `k${n}:`)
      .join('\n')
      .slice(0, 99_999)
    expect((await check(keys)).faults.length).toBeGreaterThan(0)
  })
})
