import { expect, test } from 'vitest'
import { aProgramme, platformTemplates } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { refusalOf } from '../support/refusal.ts'

const stage = await openTestCloud()

test('a programme is opened from each template in one call, with its modules', async () => {
  const { admin } = await stage.openTenant()
  const templates = await platformTemplates(admin.api)
  expect(templates.map(({ code, modules }) => [code, modules.length])).toEqual([
    ['reintegration_coaching_plus', 3],
    ['reintegration_coaching_with_qualification', 5],
    ['preparatory_measure_business_startup', 10],
    ['skills_for_reintegration_gambia', 2],
    ['skills_for_reintegration_niger', 7],
    ['skills_for_reintegration_kyrgyzstan', 1],
    ['skills_for_reintegration_mexico', 0],
  ])
  for (const { code: template, modules } of templates) {
    const { body: programme } = await admin.api.openProgramme({ body: { template } })
    const lastDay = programme.extensions.at(-1)?.to ?? programme.term.to
    const state = lastDay < new Date().toISOString().slice(0, 10) ? 'ended' : 'active'
    expect(programme).toMatchObject({ template, state, version: 1 })
    const { body } = await admin.api.listModules({ params: { programmeId: programme.id } })
    expect(body.items).toHaveLength(modules.length)
    expect(body.next).toBeUndefined()
  }
  expect((await admin.api.listProgrammes()).body.items).toHaveLength(7)
})

test('what is sent with the template replaces the template’s', async () => {
  const { admin } = await stage.openTenant()
  const { body } = await admin.api.openProgramme({
    body: {
      template: 'reintegration_coaching_plus',
      name: { de: 'Coaching Nord', en: 'Coaching North' },
      term: { from: '2026-01-01', to: '2026-12-31' },
      targets: [{ number: 80, unit: 'persons' }],
    },
  })
  expect(body).toMatchObject({
    name: { de: 'Coaching Nord' },
    term: { to: '2026-12-31' },
    targets: [{ number: 80 }],
    funders: [{ shareBasisPoints: 9167 }, { shareBasisPoints: 833 }],
  })
})

test('a programme is edited and extended without losing its history', async () => {
  const { admin } = await stage.openTenant()
  // With the days of its template, which are over.
  const { body: programme } = await admin.api.openProgramme({
    body: { template: 'reintegration_coaching_with_qualification' },
  })
  const params = { programmeId: programme.id }
  const { body: extended } = await admin.api.editProgramme({
    params,
    body: { extension: { to: '2023-06-30', decidedOn: '2022-11-01' } },
    ifMatch: 1,
  })
  expect(extended.extensions).toEqual([{ to: '2022-12-31' }, { to: '2023-06-30', decidedOn: '2022-11-01' }])
  expect(
    await refusalOf(
      admin.api.editProgramme({ params, body: { extension: { to: '2023-06-30' } }, ifMatch: 2 }),
    ),
  ).toMatchObject({ status: 400, errors: [{ path: 'body.extension.to', code: 'not_later_than_end' }] })
  expect(
    await refusalOf(admin.api.editProgramme({ params, body: { state: 'ended' }, ifMatch: 1 })),
  ).toMatchObject({ status: 412 })
  expect((await admin.api.readProgramme({ params })).body).toEqual(extended)
})

test('modules are taught in the order of their template, until the programme says another one', async () => {
  const { admin } = await stage.openTenant()
  const template = 'preparatory_measure_business_startup'
  const { body: programme } = await admin.api.openProgramme({ body: { template } })
  const params = { programmeId: programme.id }
  const { items } = (await admin.api.listModules({ params })).body
  const titles = new Map(items.map(({ id, title }) => [id, title['en']]))
  const templates = await platformTemplates(admin.api)
  const first = templates.find(({ code }) => code === template)?.modules.map(({ title }) => title['en'])
  expect(programme.moduleOrder?.map((id) => titles.get(id))).toEqual(first)

  const moduleOrder = programme.moduleOrder?.toReversed() ?? []
  const { body: turned } = await admin.api.editProgramme({ params, body: { moduleOrder }, ifMatch: 1 })
  expect(turned).toMatchObject({ version: 2, moduleOrder })
  const stranger = (await aProgramme((await stage.openTenant()).admin.api)).modules[0]?.id ?? ''
  const other = (await aProgramme(admin.api)).modules[0]?.id ?? ''
  for (const id of [stranger, other]) {
    const body = { moduleOrder: [...moduleOrder.slice(0, 2), id] } as { moduleOrder: typeof moduleOrder } // of others
    expect(await refusalOf(admin.api.editProgramme({ params, body, ifMatch: 2 }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.moduleOrder[2]', code: 'unknown_module' }],
    })
  }
  const twice = { moduleOrder: [...moduleOrder, ...moduleOrder.slice(0, 1)] }
  expect(await refusalOf(admin.api.editProgramme({ params, body: twice, ifMatch: 2 }))).toMatchObject({
    errors: [{ path: 'body.moduleOrder', code: 'twice' }],
  })
})

test('modules are added to a programme, changed and withdrawn', async () => {
  const { admin } = await stage.openTenant()
  const { programme } = await aProgramme(admin.api)
  const params = { programmeId: programme.id }
  const { body: solar } = await admin.api.addModule({
    params,
    body: {
      title: { de: 'Solartechnik', fr: 'Énergie solaire' },
      trade: { code: 'solar' },
      teachingUnits: 20,
      capacity: 8,
      deliveryMode: 'presence',
    },
  })
  expect(solar).toMatchObject({ state: 'offered', trade: { isco08: ['7411', '7412'], iscedF: ['0713'] } })
  const at = { ...params, moduleId: solar.id }
  const { body: withdrawn } = await admin.api.editModule({
    params: at,
    body: { state: 'withdrawn' },
    ifMatch: 1,
  })
  expect(withdrawn).toMatchObject({ state: 'withdrawn', version: 2 })
  const { body: modules } = await admin.api.listModules({ params })
  expect(modules.items).toHaveLength(6)

  const { programme: other } = await aProgramme(admin.api, 'reintegration_coaching_plus')
  const misplaced = { programmeId: other.id, moduleId: solar.id }
  expect(
    await refusalOf(admin.api.editModule({ params: misplaced, body: { capacity: 9 }, ifMatch: 2 })),
  ).toMatchObject({ status: 404 })

  await admin.api.editProgramme({ params, body: { state: 'ended' }, ifMatch: 1 })
  const { id: _, programmeId: __, version: ___, changedAt: ____, state: _____, ...repeated } = withdrawn
  expect(await refusalOf(admin.api.addModule({ params, body: repeated }))).toMatchObject({
    status: 409,
    code: 'not_possible',
  })
})

test('a coach reads programmes and sets none up; another organisation finds none', async () => {
  const { admin } = await stage.openTenant()
  const coach = await stage.join(admin, ['coach'])
  const { admin: stranger } = await stage.openTenant()
  const { programme, modules } = await aProgramme(admin.api)
  const params = { programmeId: programme.id }
  expect((await coach.api.readProgramme({ params })).body).toEqual(programme)
  const order = { body: { template: 'reintegration_coaching_plus' as const } }
  expect(await refusalOf(coach.api.openProgramme(order))).toMatchObject({ status: 403 })
  const moduleId = modules[0]?.id ?? ''
  for (const attempt of [
    () => stranger.api.readProgramme({ params }),
    () => stranger.api.listModules({ params }),
    () => stranger.api.editProgramme({ params, body: { state: 'ended' }, ifMatch: 1 }),
    () => stranger.api.editModule({ params: { ...params, moduleId }, body: { capacity: 1 }, ifMatch: 1 }),
  ]) {
    expect(await refusalOf(attempt())).toMatchObject({ status: 404, code: 'not_found' })
  }
})

test('a page of programmes ends with a cursor that leads to the next one, and only in this list', async () => {
  const { admin } = await stage.openTenant()
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) {
    ids.push((await admin.api.openProgramme({ body: { template: 'reintegration_coaching_plus' } })).body.id)
  }
  const first = await admin.api.listProgrammes({ query: { limit: 2 } })
  const second = await admin.api.listProgrammes({ query: { limit: 2, cursor: first.body.next } })
  expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids.toSorted())
  expect(second.body.next).toBeUndefined()
  const { admin: stranger } = await stage.openTenant()
  expect(await refusalOf(stranger.api.listProgrammes({ query: { cursor: first.body.next } }))).toMatchObject({
    status: 400,
    errors: [{ path: 'query.cursor', code: 'invalid_cursor' }],
  })
})
