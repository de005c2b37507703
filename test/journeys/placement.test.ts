import type { Participant } from '@passerelle/domain/casework'
import type { ApplicationId, VacancyId } from '@passerelle/domain/kernel'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { ownLink } from '../support/own-link.ts'
import { agreedToMatching, aWorkProfile, aYes, moved, preparedApplication } from '../support/placement.ts'
import { refusalOf } from '../support/refusal.ts'
import { addedEmployer, openedVacancy } from '../support/vacancies.ts'

const stage = await openTestCloud()
const { admin, tenant } = await stage.openTenant({ kind: 'centre', country: 'GM', name: 'Centre of Banjul' })
const adviser = await stage.join(admin, ['coach'])
const colleague = await stage.join(admin, ['coach'])
const lead = await stage.join(admin, ['coordinator'])
const auditor = await stage.join(admin, ['auditor'])
const { api } = adviser
const witness = memberId(colleague)
const employer = await addedEmployer(api)

const unknown = '0123456789ABCDEFGHJKMNPQRS'
const of = ({ id }: Pick<Participant, 'id'>) => ({ params: { participantId: id } })
const someone = (change: Parameters<typeof aPerson>[0] = {}) =>
  takeIn(api, aPerson({ languages: ['en'], returnCountry: 'GM', ...change }))
const sheetOf = async (id: Participant['id'], applicationId: ApplicationId, language: 'en' | 'ar' = 'en') =>
  String(
    (await api.issueReleasedSheet({ params: { participantId: id, applicationId }, body: { language } })).body,
  )

beforeEach(() => {
  stage.cloud.forgetAuthorizations()
})

describe('an agreement to be matched', () => {
  test('is written down before a second member, changed, and taken back, after which nothing is matched', async () => {
    const person = await someone()
    expect(await refusalOf(api.readWorkProfile(of(person)))).toMatchObject({ status: 404 })
    expect(await refusalOf(api.findMatches(of(person)))).toMatchObject({
      status: 409,
      what: 'not_agreed_to_matching',
    })
    const alone = { agreement: aYes(memberId(adviser)), profile: aWorkProfile() }
    expect(await refusalOf(api.agreeToMatching({ ...of(person), body: alone }))).toMatchObject({
      code: 'two_persons_required',
    })
    const stranger = { agreement: aYes(unknown as never), profile: aWorkProfile() }
    expect(await refusalOf(api.agreeToMatching({ ...of(person), body: stranger }))).toMatchObject({
      errors: [{ path: 'body.agreement.witnessId', code: 'unknown_reference' }],
    })
    const agreed = await agreedToMatching(api, person.id, witness)
    expect(agreed).toMatchObject({
      state: 'agreed',
      version: 1,
      agreement: { edition: 1, witnessId: witness },
    })
    const again = { agreement: aYes(witness), profile: aWorkProfile() }
    expect(await refusalOf(api.agreeToMatching({ ...of(person), body: again }))).toMatchObject({
      status: 409,
      code: 'already_exists',
    })
    const body = aWorkProfile({ occupations: ['7412'] })
    const { body: changed } = await api.rewriteWorkProfile({ ...of(person), ifMatch: 1, body })
    expect(changed).toMatchObject({ version: 2, profile: { occupations: ['7412'] } })
    expect(await refusalOf(api.rewriteWorkProfile({ ...of(person), ifMatch: 1, body }))).toMatchObject({
      status: 412,
    })
    const { body: over } = await api.takeBackMatching({ ...of(person), ifMatch: 2 })
    expect(over).toMatchObject({ state: 'taken_back', takenBack: { way: 'told' } })
    expect(over).not.toHaveProperty('profile')
    expect((await api.takeBackMatching({ ...of(person), ifMatch: 2 })).body).toEqual(over)
    expect(await refusalOf(api.findMatches(of(person)))).toMatchObject({ what: 'not_agreed_to_matching' })
    expect(await agreedToMatching(api, person.id, witness)).toMatchObject({ state: 'agreed', version: 4 })
    const late = api.takeBackMatching({ ...of(person), ifMatch: 2 })
    expect(await refusalOf(late)).toMatchObject({ status: 412 })
  })

  test('is told once where it is sent twice', async () => {
    const person = await someone()
    const order = {
      ...of(person),
      body: { agreement: aYes(witness), profile: aWorkProfile() },
      idempotencyKey: `agree-${person.id}`,
    }
    const first = await api.agreeToMatching(order)
    const second = await api.agreeToMatching(order)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(second.body).toEqual(first.body)
  })

  test('is as unknown as its case to whoever does not work with it, and to another organisation', async () => {
    const person = await someone()
    await agreedToMatching(api, person.id, witness)
    const other = await stage.openTenant({ kind: 'centre', country: 'SN' })
    const foreign = await stage.join(other.admin, ['coordinator'])
    for (const { api: theirs } of [colleague, foreign]) {
      for (const call of [
        () => theirs.readWorkProfile(of(person)),
        () => theirs.findMatches(of(person)),
        () => theirs.listApplications(of(person)),
        () => theirs.takeBackMatching({ ...of(person), ifMatch: 1 }),
      ])
        expect(await refusalOf(call())).toMatchObject({ status: 404 })
    }
    expect(await refusalOf(auditor.api.readWorkProfile(of(person)))).toMatchObject({ status: 403 })
    expect((await lead.api.readWorkProfile(of(person))).body.state).toBe('agreed')
  })

  test('and the profile are sealed', async () => {
    const person = await someone()
    await agreedToMatching(api, person.id, witness, { skills: ['Verborgenes Handwerk'] })
    expect(JSON.stringify(await scan(stage.cloud, 'main'))).not.toMatch(/verborgen/i)
  })
})

describe('matches', () => {
  test('are open vacancies with reasons and gaps, those with more reasons first', async () => {
    const person = await someone()
    await agreedToMatching(api, person.id, witness, {
      occupations: ['7531'],
      skills: ['Sewing curtains'],
      regions: [{ country: 'GM' }],
    })
    const skilled = { isco08: '7531', certificates: [], languages: [], skills: ['Curtains: sewing'] }
    const plain = { isco08: '7531', certificates: [], languages: [{ language: 'wo' }] as const, skills: [] }
    const best = await openedVacancy(api, employer.id, skilled)
    const near = await openedVacancy(api, employer.id, { ...plain, languages: [...plain.languages] })
    const shut = await openedVacancy(api, employer.id, skilled)
    await api.closeVacancy({ params: { vacancyId: shut.id }, ifMatch: shut.version })
    await openedVacancy(api, employer.id, { isco08: '2310', certificates: [], languages: [], skills: [] })
    const { body } = await api.findMatches(of(person))
    expect(body).toMatchObject({ rule: 1, further: 0 })
    expect(body.items.map(({ vacancy }) => vacancy.id)).toEqual([best.id, near.id])
    expect(body.items[0]).toMatchObject({
      vacancy: { employerName: 'Sun Roofs', places: 2 },
      reasons: [{ kind: 'occupation' }, { kind: 'region' }, { kind: 'skill' }, { kind: 'employment_type' }],
      missing: [],
    })
    expect(body.items[1]?.missing).toEqual([{ kind: 'language', language: 'wo' }])
    await preparedApplication(api, person.id, witness, best)
    const [first] = (await api.findMatches(of(person))).body.items
    expect(first?.applicationId).toBe((await api.listApplications(of(person))).body.items[0]?.id)
  })

  test('are the same for two people of whom only name, gender and age differ', async () => {
    const women = await someone({ gender: 'female', birth: { year: 1961 } })
    const man = await someone({
      names: [{ kind: 'official', primary: true, given: 'Lamin' }],
      gender: 'male',
      birth: { year: 2001 },
    })
    const found = []
    for (const { id } of [women, man]) {
      await agreedToMatching(api, id, witness, { occupations: ['7531'] })
      found.push((await api.findMatches({ params: { participantId: id } })).body)
    }
    expect(found[0]).toEqual(found[1])
    expect(found[0]?.items.length).toBeGreaterThan(0)
  })
})

describe('an application', () => {
  test('goes from a vacancy over a sheet and an interview to work, and fills the vacancy', async () => {
    const [one, two, three] = [await someone(), await someone(), await someone()]
    const vacancy = await openedVacancy(api, employer.id, { places: 2 })
    const applications = []
    for (const { id } of [one, two, three])
      applications.push(await preparedApplication(api, id, witness, vacancy, ['name']))
    const before = (await lead.api.readPlacementFigures()).body
    const invited = []
    for (const prepared of applications) {
      expect(prepared).toMatchObject({ state: 'prepared', allowed: ['sent', 'withdrawn'], issuable: true })
      invited.push(await moved(api, await moved(api, prepared, 'sent'), 'interview'))
    }
    const [first, second, third] = invited
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are three')
    const hired = await moved(api, first, 'hired')
    expect(hired).toMatchObject({ state: 'hired', issuable: false, hire: { proof: 'contract' } })
    expect(hired.moves.map(({ to }) => to)).toEqual(['prepared', 'sent', 'interview', 'hired'])
    await moved(api, second, 'hired')
    expect(await refusalOf(moved(api, third, 'hired'))).toMatchObject({ status: 409, what: 'no_place_left' })
    const params = { vacancyId: vacancy.id }
    const { body: filled } = await api.readVacancy({ params })
    expect(filled).toMatchObject({ state: 'filled', taken: 2 })
    expect(await refusalOf(api.openVacancy({ params, ifMatch: filled.version }))).toMatchObject({
      errors: [{ code: 'places_taken' }],
    })
    const { body: after } = await lead.api.readPlacementFigures()
    expect(after).toMatchObject({ hired: before.hired + 2, applications: before.applications })
    // Somebody does not begin after all.
    expect(await moved(api, hired, 'withdrawn')).not.toHaveProperty('hire')
    expect((await api.readVacancy({ params })).body).toMatchObject({ state: 'filled', taken: 1 })
    expect((await lead.api.readPlacementFigures()).body.hired).toBe(before.hired + 1)
  })

  test('stands in a list in the order in which it was prepared, as what an employer got stands in that of its giving', async () => {
    const person = await someone()
    const applications: ApplicationId[] = []
    for (let n = 0; n < 5; n += 1) {
      const vacancy = await openedVacancy(api, employer.id)
      applications.push((await preparedApplication(api, person.id, witness, vacancy, ['name'])).id)
    }
    const { items } = (await api.listApplications(of(person))).body
    expect(items.map(({ id }) => id)).toEqual(applications)
    const [first] = applications
    if (first === undefined) throw new Error('there are five')
    for (let n = 0; n < 5; n += 1) await sheetOf(person.id, first)
    const params = { participantId: person.id, applicationId: first }
    const given = (await api.readApplication({ params })).body.sheets.map(({ issuedAt }) => issuedAt)
    expect(given).toEqual(given.toSorted())
    const own = (await (await ownLink(stage, adviser, person)).api.readOwnWork()).body
    expect(own.applications.map(({ applicationId }) => applicationId)).toEqual(applications.toReversed())
  })

  test('is one at a time for a vacancy, however many click at once', async () => {
    const person = await someone()
    const vacancy = await openedVacancy(api, employer.id)
    const all = await Promise.allSettled(
      [1, 2, 3].map(() => preparedApplication(api, person.id, witness, vacancy, ['name'])),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [only] = (await api.listApplications(of(person))).body.items
    if (only === undefined) throw new Error('there is one')
    expect(await refusalOf(preparedApplication(api, person.id, witness, vacancy, ['name']))).toMatchObject({
      status: 409,
      code: 'already_exists',
    })
    const over = await moved(api, only, 'withdrawn')
    expect(over).toMatchObject({ allowed: [], issuable: false })
    expect(await refusalOf(moved(api, only, 'sent'))).toMatchObject({ status: 412 })
    expect(await refusalOf(moved(api, over, 'sent'))).toMatchObject({ status: 409, allowed: [] })
    expect(await preparedApplication(api, person.id, witness, vacancy, ['name'])).toMatchObject({ round: 2 })
  })

  test('is for a vacancy that is there and open', async () => {
    const person = await someone()
    const apply = (vacancyId: VacancyId) =>
      refusalOf(preparedApplication(api, person.id, witness, { id: vacancyId }, ['name']))
    expect(await apply(unknown as VacancyId)).toMatchObject({
      errors: [{ path: 'body.vacancyId', code: 'unknown_reference' }],
    })
    const closed = await openedVacancy(api, employer.id)
    await api.closeVacancy({ params: { vacancyId: closed.id }, ifMatch: closed.version })
    expect(await apply(closed.id)).toMatchObject({ status: 409, what: 'vacancy_not_open' })
    const open = await openedVacancy(api, employer.id)
    expect(await refusalOf(preparedApplication(api, person.id, witness, open, ['skills']))).toMatchObject({
      what: 'not_agreed_to_matching',
    })
  })

  test('gives out on its sheet what was released and nothing else, and tells the person of each', async () => {
    const person = await someone({
      channels: [
        { kind: 'phone', value: '+2203017777', safety: { shared: false, mayMentionGermany: false } },
      ],
    })
    await agreedToMatching(api, person.id, witness, { skills: ['Working on roofs'] })
    const vacancy = await openedVacancy(api, employer.id, { title: { en: 'Roofer' } })
    const { id: applicationId } = await preparedApplication(api, person.id, witness, vacancy, [
      'name',
      'skills',
      'email',
    ])
    const sheet = await sheetOf(person.id, applicationId)
    expect(sheet).toContain('Fatou')
    expect(sheet).toContain('Working on roofs')
    expect(sheet).toContain('Sun Roofs')
    expect(sheet).not.toMatch(/301 ?7777|7411|English|GM-B/)
    expect(await sheetOf(person.id, applicationId, 'ar')).toContain('dir="rtl"')
    const { body: seen } = await api.readApplication({ params: { participantId: person.id, applicationId } })
    // Of an e-mail address that nobody knows, nothing was given out.
    expect(seen.sheets.map(({ release, employerName }) => [employerName, release])).toEqual([
      ['Sun Roofs', ['name', 'skills']],
      ['Sun Roofs', ['name', 'skills']],
    ])
    const link = await ownLink(stage, adviser, person)
    const { body: own } = await link.api.readOwnWork()
    expect(own.recipients).toHaveLength(2)
    expect(own.recipients[0]).toMatchObject({ employerName: 'Sun Roofs', release: ['name', 'skills'] })
    expect(own.applications[0]).toMatchObject({ title: 'Roofer', employerName: 'Sun Roofs', open: true })
    const { items: lines } = (await auditor.api.readJournal({ query: {} })).body
    expect(lines.find(({ action }) => action === 'issueReleasedSheet')).toMatchObject({
      aggregate: 'Application',
      fields: ['name', 'skills'],
    })
    const order = {
      params: { participantId: person.id, applicationId },
      body: {},
      idempotencyKey: `sheet-${person.id}`,
    }
    const first = await api.issueReleasedSheet(order)
    await api.takeBackMatching({ ...of(person), ifMatch: 1 })
    expect(await sheetOf(person.id, applicationId)).not.toContain('Working on roofs')
    // Whoever asks once more gives nothing out anew, nor what was taken back meanwhile.
    const second = await api.issueReleasedSheet(order)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect([first, second].map(({ body }) => String(body).includes('Working on roofs'))).toEqual([
      true,
      false,
    ])
    expect((await link.api.readOwnWork()).body.recipients).toHaveLength(4)
    await link.api.withdrawOwnApplication({ params: { applicationId } })
    expect(await refusalOf(sheetOf(person.id, applicationId))).toMatchObject({ what: 'application_over' })
  })

  test('rests while its case is closed', async () => {
    const person = await someone()
    const vacancy = await openedVacancy(api, employer.id)
    const prepared = await preparedApplication(api, person.id, witness, vacancy, ['name'])
    const closing = { stage: 'closed', closingReason: 'supported' } as const
    const { body: closed } = await api.moveStage({ ...of(person), ifMatch: person.version, body: closing })
    expect(await refusalOf(sheetOf(person.id, prepared.id))).toMatchObject({ what: 'case_closed' })
    expect(await refusalOf(moved(api, prepared, 'sent'))).toMatchObject({ allowed: ['withdrawn'] })
    expect(await refusalOf(api.findMatches(of(person)))).toMatchObject({ status: 409 })
    await api.moveStage({ ...of(person), ifMatch: closed.version, body: { stage: 'interested' } })
    expect(await moved(api, prepared, 'sent')).toMatchObject({ state: 'sent' })
  })

  test('goes with the person who is erased, and leaves the numbers and the places as they were', async () => {
    const person = await someone()
    const vacancy = await openedVacancy(api, employer.id, { places: 3 })
    await agreedToMatching(api, person.id, witness)
    const prepared = await preparedApplication(api, person.id, witness, vacancy, ['name'])
    await sheetOf(person.id, prepared.id)
    await moved(api, await moved(api, prepared, 'sent'), 'hired')
    const { body: before } = await lead.api.readPlacementFigures()
    await lead.api.eraseParticipant({ ...of(person), ifMatch: person.version })
    const rows = JSON.stringify(await scan(stage.cloud, 'main'))
    expect(rows).not.toContain(`CASE#${person.id}`)
    const { at: _, ...after } = (await lead.api.readPlacementFigures()).body
    expect(before).toMatchObject(after)
    const params = { vacancyId: vacancy.id }
    expect((await api.readVacancy({ params })).body.taken).toBe(1)
    expect((await lead.api.listVacancyApplications({ params })).body.items).toEqual([])
    expect(await refusalOf(api.listApplications(of(person)))).toMatchObject({ status: 404 })
  })

  test('is listed with its vacancy, to those who work with the case', async () => {
    const [mine, theirs] = [await someone(), await takeIn(colleague.api, aPerson({ languages: ['en'] }))]
    const vacancy = await openedVacancy(api, employer.id)
    const params = { vacancyId: vacancy.id }
    expect((await api.listVacancyApplications({ params })).body).toEqual({ items: [] })
    await preparedApplication(api, mine.id, witness, vacancy, ['name'])
    await preparedApplication(colleague.api, theirs.id, memberId(adviser), vacancy, ['name'])
    const of = async (who: typeof adviser) =>
      (await who.api.listVacancyApplications({ params })).body.items.map(({ participantId }) => participantId)
    expect([await of(adviser), await of(colleague), await of(lead)]).toEqual([
      [mine.id],
      [theirs.id],
      [mine.id, theirs.id],
    ])
    const { body: page } = await lead.api.listVacancyApplications({ params, query: { limit: 1 } })
    expect(page.items).toHaveLength(1)
    const rest = await lead.api.listVacancyApplications({
      params,
      query: { limit: 1, cursor: page.next ?? '' },
    })
    expect(rest.body).toEqual({ items: [expect.objectContaining({ participantId: theirs.id })] })
    const other = { vacancyId: (await openedVacancy(api, employer.id)).id }
    const elsewhere = lead.api.listVacancyApplications({ params: other, query: { cursor: page.next ?? '' } })
    expect(await refusalOf(elsewhere)).toMatchObject({
      errors: [{ path: 'query.cursor', code: 'invalid_cursor' }],
    })
    expect(
      await refusalOf(lead.api.listVacancyApplications({ params: { vacancyId: unknown as VacancyId } })),
    ).toMatchObject({ status: 404 })
  })

  test('of a case that goes on as another one is taken to its end there, and a new one is made in the other', async () => {
    const [kept, duplicate] = [await someone(), await someone()]
    const vacancy = await openedVacancy(api, employer.id)
    const prepared = await preparedApplication(api, duplicate.id, witness, vacancy, ['name'])
    await lead.api.mergeParticipants({
      params: { participantId: kept.id },
      ifMatch: kept.version,
      body: { duplicateId: duplicate.id },
    })
    expect(await refusalOf(sheetOf(duplicate.id, prepared.id))).toMatchObject({ status: 409 })
    expect(await moved(api, prepared, 'withdrawn')).toMatchObject({ state: 'withdrawn' })
    expect(await preparedApplication(api, kept.id, witness, vacancy, ['name'])).toMatchObject({ round: 1 })
  })
})

describe('the person', () => {
  test('sees what they agreed to, and takes it back by their own link, as often as they click', async () => {
    const person = await someone({ languages: ['fr'] })
    const link = await ownLink(stage, adviser, person)
    expect((await link.api.readOwnWork()).body).toMatchObject({
      applications: [],
      recipients: [],
      lang: 'fr',
    })
    await agreedToMatching(api, person.id, witness)
    const { body: agreed } = await link.api.readOwnWork()
    expect(agreed.matching).toMatchObject({ state: 'agreed' })
    expect(agreed.matching?.text).toContain('Centre of Banjul')
    expect(agreed.matching?.profile.map(({ name }) => name)).toContain('Métiers')
    for (const _ of [1, 2]) {
      const { body: over } = await link.api.takeBackOwnMatching()
      expect(over.matching).toMatchObject({ state: 'taken_back', profile: [] })
    }
    expect((await api.readWorkProfile(of(person))).body).toMatchObject({
      version: 2,
      takenBack: { way: 'own_link' },
    })
    const { body: copy } = await link.api.readOwnCopy()
    expect(copy.case.find(({ of }) => of === 'WorkProfile')?.records).toHaveLength(1)
  })

  test('takes back an application that is not decided, and none of somebody else’s', async () => {
    const person = await someone()
    const link = await ownLink(stage, adviser, person)
    const prepared = await preparedApplication(
      api,
      person.id,
      witness,
      await openedVacancy(api, employer.id),
      ['name'],
    )
    const params = { applicationId: prepared.id }
    for (const _ of [1, 2]) {
      const { body } = await link.api.withdrawOwnApplication({ params })
      expect(body.applications).toMatchObject([{ state: 'withdrawn', open: false }])
    }
    const other = await preparedApplication(
      api,
      (await someone()).id,
      witness,
      await openedVacancy(api, employer.id),
      ['name'],
    )
    const foreign = link.api.withdrawOwnApplication({ params: { applicationId: other.id } })
    expect(await refusalOf(foreign)).toMatchObject({ status: 404 })
    const hired = await moved(api, await moved(api, other, 'sent'), 'hired')
    expect(hired.state).toBe('hired')
    expect(await refusalOf(api.readOwnWork())).toMatchObject({ status: 403 })
  })
})

describe('at the same moment', () => {
  test('what the person takes back is taken back, whatever a member writes down', async () => {
    const person = await someone()
    const link = await ownLink(stage, adviser, person)
    await agreedToMatching(api, person.id, witness)
    const prepared = await preparedApplication(
      api,
      person.id,
      witness,
      await openedVacancy(api, employer.id),
      ['name'],
    )
    const params = { applicationId: prepared.id }
    const { body: withdrawn } = await meanwhile(
      stage.cloud,
      () => link.api.withdrawOwnApplication({ params }),
      () => moved(api, prepared, 'sent'),
    )
    expect(withdrawn.applications).toMatchObject([{ state: 'withdrawn' }])
    const { body: over } = await meanwhile(
      stage.cloud,
      () => link.api.takeBackOwnMatching(),
      () => api.rewriteWorkProfile({ ...of(person), ifMatch: 1, body: aWorkProfile({ skills: [] }) }),
    )
    expect(over.matching).toMatchObject({ state: 'taken_back', profile: [] })
  })

  test('an agreement is written down once, also where there was one before', async () => {
    const person = await someone()
    await agreedToMatching(api, person.id, witness)
    await api.takeBackMatching({ ...of(person), ifMatch: 1 })
    const second = meanwhile(
      stage.cloud,
      () => agreedToMatching(api, person.id, witness),
      () => agreedToMatching(lead.api, person.id, witness),
    )
    expect(await refusalOf(second)).toMatchObject({ status: 409, code: 'already_exists' })
  })

  test('an employer gets nothing of a profile that is taken back, or of a yes', async () => {
    const person = await someone()
    const link = await ownLink(stage, adviser, person)
    await agreedToMatching(api, person.id, witness, { skills: ['Working on roofs'] })
    const vacancy = await openedVacancy(api, employer.id)
    const { id: applicationId } = await preparedApplication(api, person.id, witness, vacancy, [
      'name',
      'skills',
    ])
    const sheet = await meanwhile(
      stage.cloud,
      () => sheetOf(person.id, applicationId),
      () => link.api.takeBackOwnMatching(),
    )
    expect(sheet).toContain('Fatou')
    expect(sheet).not.toContain('Working on roofs')
    expect((await link.api.readOwnWork()).body.recipients.map(({ release }) => release)).toEqual([['name']])
    const late = meanwhile(
      stage.cloud,
      () => sheetOf(person.id, applicationId),
      () => link.api.withdrawOwnApplication({ params: { applicationId } }),
    )
    expect(await refusalOf(late)).toMatchObject({ what: 'application_over' })
  })

  test('the last place goes to one of two people', async () => {
    const vacancy = await openedVacancy(api, employer.id, { places: 1 })
    const [one, two] = [
      await preparedApplication(api, (await someone()).id, witness, vacancy, ['name']),
      await preparedApplication(api, (await someone()).id, witness, vacancy, ['name']),
    ]
    const [sent, other] = [await moved(api, one, 'sent'), await moved(api, two, 'sent')]
    const late = meanwhile(
      stage.cloud,
      () => moved(api, sent, 'hired'),
      () => moved(lead.api, other, 'hired'),
    )
    expect(await refusalOf(late)).toMatchObject({ status: 409, what: 'no_place_left' })
  })
})

test('an organisation that is suspended matches nobody', async () => {
  const person = await someone()
  await agreedToMatching(api, person.id, witness)
  const { api: operator } = await stage.operator()
  await operator.suspendTenant({ params: { tenantId: tenant.id }, ifMatch: tenant.version })
  stage.cloud.forgetAuthorizations()
  expect(await refusalOf(api.findMatches(of(person)))).toMatchObject({ status: 403 })
})
