import type { InstitutionId } from '@passerelle/domain/kernel'
import { expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { aHeldEvent, aNetwork, anEvent, anInstitution, institutionsIn, record } from '../support/networks.ts'
import { openLife } from '../support/programme-life.ts'

/* Networks and their events as they were lived: what was published follows from what was entered. */

const stage = await openTestCloud()

const period = { from: inDays(-100), to: inDays(0) }

test('the pilot in Mexico: 28 NGOs in a network, 156 persons from 76 institutions at 4 forms of dialogue', async () => {
  const { lead, programme } = await openLife(stage, 'skills_for_reintegration_mexico', 'MX', 'centre')
  const { api } = lead
  const networkId = await aNetwork(api)
  const membership = { networkId, since: inDays(-90) }
  const ngos = await institutionsIn(
    api,
    towns.slice(0, 28).map((town) => anInstitution({ name: `Casa ${town} A.C.`, membership })),
  )
  const others = await institutionsIn(
    api,
    towns
      .slice(0, 48)
      .map((town, at) => anInstitution({ name: `Escuela ${town}`, kind: at % 2 ? 'school' : 'authority' })),
  )
  // Two of them were entered a second time, on a badge and in a list; whoever adds them is told.
  const badge = await api.addInstitution({
    body: anInstitution({ name: `CASA ${towns[0]?.toUpperCase()} AC`, membership }),
  })
  expect(badge.body.likely.map(({ institutionId }) => institutionId)).toEqual([ngos[0]])
  const listed = await api.addInstitution({
    body: anInstitution({ name: `Esc. ${towns[5]}`, kind: 'school' }),
  })
  expect(listed.body.likely[0]?.institutionId).toBe(others[5])

  // 38 institutions come to the first and the second, all 76 in turn; some people of them come again, and are said to.
  const all = [...ngos, ...others]
  const two = (id: InstitutionId | undefined, returning = 0) => {
    if (id === undefined) throw new Error('as many institutions as are spoken of')
    return { institutionId: id, persons: 2, returning }
  }
  const held = (format: string, day: number, lines: readonly ReturnType<typeof two>[], guests = 0) =>
    aHeldEvent(
      api,
      anEvent(programme.id, { format, title: format, day: inDays(day), networkId }),
      [...lines],
      { persons: guests, returning: 0 },
    )
  await held(
    'Round table',
    -40,
    all.slice(0, 38).map((id) => two(id)),
  )
  await held(
    'Regional forum',
    -30,
    all.slice(38).map((id) => two(id)),
    4,
  )
  await held('Exchange between Germany and Mexico', -20, [two(badge.body.id, 2), two(all[3], 2)])
  const last = await held('Learning visit', -10, [two(listed.body.id, 2)])
  // The same form once more is no other form, and what was called off counts for nothing.
  await held('ROUND TABLE', -5, [two(all[7], 2)])
  const { body: off } = await api.planEvent({
    body: anEvent(programme.id, { format: 'Never held', day: inDays(-2) }),
  })
  await api.cancelEvent({ params: { eventId: off.id }, ifMatch: off.version })

  const figures = async () =>
    (await api.readEventFigures({ query: { programmeId: programme.id, networkId, ...period } })).body
  expect(await figures()).toMatchObject({ institutions: 78, network: { institutions: 29, ngos: 29 } })
  const merge = async (kept: InstitutionId | undefined, duplicateId: InstitutionId) => {
    if (kept === undefined) throw new Error('there is one that counts')
    await api.mergeInstitutions({ params: { institutionId: kept }, ifMatch: 1, body: { duplicateId } })
  }
  await merge(ngos[0], badge.body.id)
  await merge(others[5], listed.body.id)
  const counted = { events: 5, persons: 156, institutions: 76, formats: 4, attendances: 164 }
  expect(await figures()).toEqual({
    ...counted,
    kinds: [{ kind: 'dialogue', ...counted }],
    network: { institutions: 28, ngos: 28 },
  })

  // A correction is another edition, and figures follow the last one.
  await record(api, last.id, last.version, { lines: [{ ...two(listed.body.id, 2), persons: 3 }] })
  expect((await figures()).persons).toBe(157)
})

test('Reintegrationscoaching PLUS: two networking days with those who send people, and information events', async () => {
  const { lead, programme } = await openLife(stage, 'reintegration_coaching_plus', 'DE')
  const { api } = lead
  expect(programme.targets).toContainEqual(expect.objectContaining({ number: 2, unit: 'networking_days' }))
  const offices = await institutionsIn(
    api,
    ['Augsburg', 'Bamberg', 'Coburg'].map((town) =>
      anInstitution({ name: `Rückkehrberatung ${town}`, kind: 'authority', country: 'DE', place: town }),
    ),
  )
  const german = { timeZone: 'Europe/Berlin', place: 'Nürnberg', format: undefined, title: 'Vernetzungstag' }
  const lines = offices.map((institutionId) => ({ institutionId, persons: 3 }))
  await aHeldEvent(api, anEvent(programme.id, { ...german, kind: 'networking_day', day: inDays(-60) }), lines)
  await aHeldEvent(
    api,
    anEvent(programme.id, { ...german, kind: 'networking_day', day: inDays(-6) }),
    lines.map((line) => ({ ...line, returning: 2 })),
  )
  await aHeldEvent(
    api,
    anEvent(programme.id, { ...german, kind: 'information_event', day: inDays(-3), deliveryMode: 'online' }),
    [],
    { persons: 12, returning: 0 },
  )
  const { body } = await api.readEventFigures({ query: { programmeId: programme.id, ...period } })
  expect(body).toMatchObject({ events: 3, persons: 24, institutions: 3, formats: 0 })
  expect(body.kinds).toMatchObject([
    { kind: 'networking_day', events: 2, persons: 12, institutions: 3 },
    { kind: 'information_event', events: 1, persons: 12, institutions: 0 },
  ])
})

test.each([
  ['Niger', 'skills_for_reintegration_niger', 'NE', 20],
  ['the Gambia', 'skills_for_reintegration_gambia', 'GM', 22],
] as const)(
  'the pilot in %s: so many teachers were trained, each once',
  async (_, template, country, teachers) => {
    const { lead, programme } = await openLife(stage, template, country, 'centre')
    const { api } = lead
    const schools = await institutionsIn(
      api,
      ['North', 'South'].map((name) => anInstitution({ name: `School ${name}`, kind: 'school', country })),
    )
    const [north, south] = schools
    if (north === undefined || south === undefined) throw new Error('there are two schools')
    const training = anEvent(programme.id, {
      kind: 'training_of_trainers',
      title: 'Teaching with tools',
      format: undefined,
      timeZone: 'Africa/Lagos',
      minutes: 5 * 24 * 60,
      day: inDays(-50),
    })
    await aHeldEvent(api, training, [
      { institutionId: north, persons: 8 },
      { institutionId: south, persons: 7 },
    ])
    await aHeldEvent(api, { ...training, day: inDays(-30) }, [
      { institutionId: north, persons: 8, returning: 8 },
      { institutionId: south, persons: teachers - 15 + 7, returning: 7 },
    ])
    const { body } = await api.readEventFigures({ query: { programmeId: programme.id, ...period } })
    const trained = body.kinds.find(({ kind }) => kind === 'training_of_trainers')
    expect(trained).toMatchObject({ events: 2, persons: teachers, institutions: 2 })
  },
)

const towns = [
  'Acapulco',
  'Bacalar',
  'Campeche',
  'Delicias',
  'Ensenada',
  'Fresnillo',
  'Guamúchil',
  'Huatulco',
  'Ixtapa',
  'Jalpan',
  'Kanasín',
  'Linares',
  'Mazatlán',
  'Navojoa',
  'Ocotlán',
  'Pachuca',
  'Querétaro',
  'Rosarito',
  'Sahuayo',
  'Tampico',
  'Uruapan',
  'Veracruz',
  'Xalapa',
  'Yautepec',
  'Zamora',
  'Atlixco',
  'Boca',
  'Chetumal',
  'Durango',
  'Empalme',
  'Guasave',
  'Hidalgo',
  'Irapuato',
  'Jerez',
  'Lagos',
  'Metepec',
  'Nuevo Laredo',
  'Orizaba',
  'Parral',
  'Río Verde',
  'Salamanca',
  'Tepic',
  'Valles',
  'Zihuatanejo',
  'Apodaca',
  'Cuautla',
  'Tulum',
  'Manzanillo',
]
