import type { ParticipantId } from '@passerelle/domain/kernel'
import { describe, expect, test } from 'vitest'
import { aProgramme, memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { begin, cells, fingerprint, german, send, table, takeInFile } from '../support/imports.ts'
import { refusalOf } from '../support/refusal.ts'

/* People out of a file: each row by the rules by which somebody is taken in by hand, and each once. */

const stage = await openTestCloud()
const { admin } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])
const colleague = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const auditor = await stage.join(admin, ['auditor'])
const { programme } = await aProgramme(coordinator.api)

const outcomes = (rows: readonly { readonly outcome: string }[]) => rows.map(({ outcome }) => outcome)

test('a row becomes a case, with the words of the table as codes and its numbers as they are dialled', async () => {
  const { progress, rows } = await takeInFile(
    coach.api,
    'one',
    cells({
      kind: 'zurückgekehrt',
      gender: 'Féminin',
      cameFrom: 'Deutschland',
      phone: '77 000 00 01',
      whatsapp: '0049 1512 3456789',
      email: 'fatou@example.org',
      mayMentionGermany: 'Ja',
      stage: 'returned',
      programmeId: programme.id,
    }),
  )
  expect(progress).toMatchObject({ rows: 1, seen: 1, takenIn: 1, upTo: 2 })
  expect(rows).toMatchObject([{ row: 2, outcome: 'taken_in' }])
  const [taken] = rows
  const participantId = taken?.outcome === 'taken_in' ? taken.participantId : ('' as ParticipantId)
  const { body } = await coach.api.readParticipant({ params: { participantId } })
  const safety = { shared: false, mayMentionGermany: true }
  expect(body).toMatchObject({
    coachId: memberId(coach),
    names: [{ kind: 'official', primary: true, given: 'Fatou', family: 'Ndiaye' }],
    kind: 'returnee',
    birth: { date: '1994-04-03' },
    gender: 'female',
    languages: ['wo', 'fr'],
    cameFrom: 'DE',
    returnCountry: 'SN',
    stage: 'returned',
    programmeId: programme.id,
    channels: [
      { kind: 'phone', value: '+221770000001', formatted: '+221 77 000 00 01', safety },
      { kind: 'whatsapp', value: '+4915123456789', safety },
      { kind: 'email', value: 'fatou@example.org', safety },
    ],
  })
  const { body: journal } = await auditor.api.readCaseJournal({ params: { participantId } })
  expect(journal.items).toMatchObject([{ action: 'takeInParticipant', member: memberId(coach), version: 1 }])
  expect(journal.items[0]?.fields).toContain('names')
})

test('a bad cell is told by row, column and reason, and never by what stands in it', async () => {
  const { progress, rows } = await takeInFile(
    coach.api,
    'bad cells',
    cells({ birth: '31.02.1994', phone: '12' }),
    { family: 'Sow' },
    cells({
      returnCountry: 'Atlantis',
      languages: 'Klingonisch',
      certainty: 'maybe',
      departure: '01.05.2027',
    }),
    cells({ given: 'x'.repeat(200), shared: 'perhaps', birth: '1.2.94' }),
    cells({ coachId: memberId(colleague) }),
    cells({ programmeId: memberId(coach), given: 'Awa', birth: '1990' }),
    cells({ birth: '1780', stage: 'in_plan' }),
  )
  expect(progress).toMatchObject({ rows: 7, seen: 7, takenIn: 0 })
  const told = rows.map((row) =>
    row.outcome === 'refused' ? row.errors.map(({ column, code }) => `${column} ${code}`).toSorted() : row,
  )
  expect(told).toEqual([
    ['birth unreadable_day', 'phone impossible_number'],
    ['given required', 'languages required', 'returnCountry required'],
    ['certainty not_allowed', 'languages unknown_language', 'returnCountry unknown_country'],
    ['birth unreadable_day', 'given too_big_string', 'shared yes_or_no'],
    ['coachId not_own_case'],
    ['programmeId unknown_reference'],
    ['stage not_allowed'],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/Atlantis|Klingon|Sow|maybe|perhaps|31\.02/)
  expect(rows[0]).toMatchObject({ errors: [{ message: expect.stringContaining('31.12.2026') }, {}] })
})

test('a dry run writes nothing and says the same', async () => {
  const people = [cells({ given: 'Mariam', family: 'Keita', birth: '1980' }), cells({ birth: 'soon' })]
  const { id } = await begin(coach.api, 'dry', 2)
  const tried = await send(coach.api, id, 'dry', table(...people), { dryRun: true })
  expect(outcomes(tried.rows)).toEqual(['passes', 'refused'])
  expect(tried.progress).toMatchObject({ version: 1, seen: 0, takenIn: 0, upTo: 0 })
  expect((await coach.api.listParticipants({ query: { q: 'Mariam Keita' } })).body.items).toEqual([])
  const done = await send(coach.api, id, 'dry', table(...people))
  expect(outcomes(done.rows)).toEqual(['taken_in', 'refused'])
})

describe('nobody is taken in twice', () => {
  test('rows that are sent again are who they became, with the same key and with another', async () => {
    const people = table(
      cells({ given: 'Binta', family: 'Camara', birth: '01.01.1991' }),
      cells({ given: 'Oumar', family: 'Traoré', birth: '02.02.1992' }),
    )
    const { id } = await begin(coach.api, 'again', 2)
    const body = { fingerprint: fingerprint('again'), dryRun: false, reading: german, rows: people }
    const call = { params: { importId: id }, body }
    const first = await coach.api.importRows({ ...call, idempotencyKey: 'rows-of-the-import-1' })
    const replayed = await coach.api.importRows({ ...call, idempotencyKey: 'rows-of-the-import-1' })
    const again = await coach.api.importRows(call)
    expect(outcomes(first.body.rows)).toEqual(['taken_in', 'taken_in'])
    expect(replayed.body).toEqual(first.body)
    expect(again.body).toEqual(first.body)
    const half = await send(coach.api, id, 'again', [...people.slice(1)])
    expect(half.rows).toEqual(first.body.rows.slice(1))
    expect(half.progress).toMatchObject({ seen: 2, takenIn: 2 })
  })

  test('two tabs that send the same rows at once take them in once', async () => {
    const people = table(cells({ given: 'Rokia', family: 'Diarra', birth: '05.05.1995' }))
    const { id } = await begin(coach.api, 'two tabs', 1)
    const both = await Promise.all([1, 2, 3].map(() => send(coach.api, id, 'two tabs', people)))
    expect(new Set(both.map(({ rows }) => JSON.stringify(rows))).size).toBe(1)
    const { body } = await coach.api.listParticipants({ query: { q: 'Rokia Diarra' } })
    expect(body.items.filter(({ birthYear }) => birthYear === 1995)).toHaveLength(1)
  })

  test('the same file of the same member goes on where it stood', async () => {
    const { id } = await begin(coach.api, 'goes on', 2)
    const people = table(
      cells({ given: 'Salif', family: 'Cissé', birth: '06.06.1986' }),
      cells({ given: 'Nana', family: 'Kouyaté', birth: '07.07.1987' }),
    )
    await send(coach.api, id, 'goes on', people.slice(0, 1))
    expect(await begin(coach.api, 'goes on', 2)).toMatchObject({ id, seen: 1, takenIn: 1, upTo: 2 })
    expect((await coach.api.readImport({ params: { importId: id } })).body).toMatchObject({ takenIn: 1 })
    expect((await begin(colleague.api, 'goes on', 2)).id).not.toBe(id)
  })

  test('who is likely known already waits for somebody’s word', async () => {
    const { id: knownId } = await takeIn(coach.api, named('Aïssatou', 'Barry', { birth: { year: 1983 } }))
    const [row] = table(cells({ given: 'Aissatu', family: 'Bari', birth: '1983' }))
    if (row === undefined) throw new Error('a table of one')
    const { id } = await begin(coach.api, 'known', 1)
    const waiting = await send(coach.api, id, 'known', [row])
    expect(waiting.rows).toMatchObject([
      {
        outcome: 'likely_duplicate',
        likelyMatches: [{ participantId: knownId, grounds: ['name', 'birth'] }],
      },
    ])
    expect(waiting.progress).toMatchObject({ seen: 1, takenIn: 0 })
    const decided = await send(coach.api, id, 'known', [{ ...row, isAnother: true }])
    expect(outcomes(decided.rows)).toEqual(['taken_in'])
    expect(decided.progress).toMatchObject({ seen: 1, takenIn: 1 })
  })

  test('of who is known to a colleague alone one learns that a coordinator should look, and no more', async () => {
    await takeIn(colleague.api, named('Thierno', 'Baldé', { birth: { year: 1979 } }))
    const { rows } = await takeInFile(
      coach.api,
      'beyond',
      cells({ given: 'Thierno', family: 'Baldé', birth: '1979' }),
    )
    expect(rows).toEqual([
      { row: 2, outcome: 'likely_duplicate', likelyMatches: [], coordinatorShouldLook: true, likeRows: [] },
    ])
  })

  test('a row that is like one before it waits as well', async () => {
    const twice = cells({ given: 'Hawa', family: 'Sidibé', birth: '08.08.1988' })
    const { rows } = await takeInFile(coach.api, 'twice', twice, { ...twice, given: 'Hawwa' })
    expect(rows).toMatchObject([{ outcome: 'taken_in' }, { outcome: 'likely_duplicate', likeRows: [2] }])
  })
})

test('an import is its member’s own, takes only the rows of its file, and no more of them than it has', async () => {
  const { id } = await begin(coach.api, 'own', 1)
  const people = table(
    cells({ given: 'Kadi', birth: '09.09.1989' }),
    cells({ given: 'Lala', birth: '09.09.1985' }),
  )
  for (const { api } of [colleague, coordinator]) {
    expect(await refusalOf(api.readImport({ params: { importId: id } }))).toMatchObject({ code: 'not_found' })
    expect(await refusalOf(send(api, id, 'own', people))).toMatchObject({ code: 'not_found' })
  }
  expect(await refusalOf(send(auditor.api, id, 'own', people))).toMatchObject({ code: 'forbidden' })
  expect(await refusalOf(send(coach.api, id, 'another', people))).toMatchObject({
    code: 'not_possible',
    what: 'other_file',
  })
  expect(await refusalOf(send(coach.api, id, 'own', people))).toMatchObject({
    code: 'limit_reached',
    limit: 1,
  })
  const tooMany = Array.from({ length: 13 }, (_, at) => ({ row: at + 2, cells: cells() }))
  expect(await refusalOf(send(coach.api, id, 'own', tooMany))).toMatchObject({ code: 'invalid' })
  expect(await refusalOf(begin(coach.api, 'large', 5001))).toMatchObject({ code: 'invalid' })
  const repeated = [...people.slice(0, 1), ...people.slice(0, 1)]
  expect(await refusalOf(send(coach.api, id, 'own', repeated))).toMatchObject({
    errors: [{ path: 'body.rows', code: 'twice' }],
  })
})

describe('an export', () => {
  test('is a table that an import takes, and each page of it stands in the journal', async () => {
    const fresh = await stage.openTenant()
    const lead = await stage.join(fresh.admin, ['coordinator'])
    const eyes = await stage.join(fresh.admin, ['auditor'])
    await takeIn(lead.api, named('Coumba', 'Gueye', { kind: 'candidate', birth: { date: '1990-10-10' } }))
    await takeIn(lead.api, named('Pape', 'Seck', { birth: { year: 1977 }, cameFrom: 'DE' }))
    const { body } = await lead.api.exportParticipants({ query: { limit: 1 } })
    expect(body.items).toMatchObject([{ cells: { given: 'Pape', birth: '1977', cameFrom: 'DE' } }])
    const { body: rest } = await lead.api.exportParticipants({ query: { limit: 1, cursor: body.next ?? '' } })
    expect(rest).toMatchObject({ items: [{ cells: { given: 'Coumba', kind: 'candidate' } }] })
    expect(rest.next).toBeUndefined()
    const { body: journal } = await eyes.api.readJournal({ query: { action: 'exportParticipants' } })
    expect(journal.items).toMatchObject([
      { aggregate: 'Caseload', member: memberId(lead) },
      { aggregate: 'Caseload', member: memberId(lead) },
    ])

    const other = await stage.openTenant()
    const taker = await stage.join(other.admin, ['coordinator'])
    const exported = [...body.items, ...rest.items].map(({ cells: { coachId: _, ...each } }) => each)
    expect(outcomes((await takeInFile(taker.api, 'round', ...exported)).rows)).toEqual([
      'taken_in',
      'taken_in',
    ])
    const again = (await taker.api.exportParticipants()).body.items.map(
      ({ cells: { coachId: _, ...each } }) => each,
    )
    expect(again.toReversed()).toEqual(expect.arrayContaining(exported))
  })

  test('is for those who see every case', async () => {
    for (const { api } of [coach, admin, auditor]) {
      expect(await refusalOf(api.exportParticipants())).toMatchObject({ code: 'forbidden' })
    }
  })
})
