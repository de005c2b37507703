import { describe, expect, test } from 'vitest'
import { memberId, named, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { inDays } from '../support/exchange.ts'
import { callsDuring } from '../support/interference.ts'
import { noteAbout, textsAbout } from '../support/notes.ts'
import { refusalOf } from '../support/refusal.ts'

// One environment a function, so that what it keeps in memory is known.
const stage = await openTestCloud({ concurrency: 1 })
const { admin } = await stage.openTenant()
const join = (...roles: string[]) => stage.join(admin, roles)
const [counsellor, second, coach, coordinator, auditor, instructor] = [
  await join('counsellor', 'coach'),
  await join('counsellor', 'coordinator'),
  await join('coach'),
  await join('coordinator'),
  await join('auditor'),
  await join('instructor'),
]

/** A case of the counsellor, of whom the coach is deputy. */
async function aCase(given = 'Amina') {
  return takeIn(counsellor.api, named(given, 'Diallo', { deputyId: memberId(coach) }))
}

describe('notes of three classes', () => {
  test('are read by those who work with the case, by its counsellors, and by their author', async () => {
    const { id } = await aCase()
    await noteAbout(counsellor.api, id, { class: 'coaching', text: 'Wants to sew at home.' })
    await noteAbout(counsellor.api, id, { class: 'socio_pedagogical', text: 'Fears for her brother.' })
    await noteAbout(counsellor.api, id, { class: 'confidential_203', text: 'Was beaten as a child.' })
    expect(await textsAbout(counsellor.api, id)).toEqual([
      'Was beaten as a child.',
      'Fears for her brother.',
      'Wants to sew at home.',
    ])
    expect(await textsAbout(second.api, id)).toEqual(['Fears for her brother.', 'Wants to sew at home.'])
    for (const { api } of [coach, coordinator])
      expect(await textsAbout(api, id)).toEqual(['Wants to sew at home.'])
    expect(await textsAbout(counsellor.api, id, { class: 'socio_pedagogical' })).toEqual([
      'Fears for her brother.',
    ])
    expect(await textsAbout(second.api, id, { class: 'confidential_203' })).toEqual([])
  })

  test('go through pages, the last written first, and each is found by its id', async () => {
    const { id: participantId } = await aCase()
    const written = []
    for (const text of ['one', 'two', 'three', 'four', 'five'])
      written.push(await noteAbout(counsellor.api, participantId, { class: 'coaching', text }))
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const query = { limit: 2, ...(cursor && { cursor }) }
      const { body } = await counsellor.api.listNotes({ params: { participantId }, query })
      pages.push(body.items.map(({ text }) => text))
      cursor = body.next
    } while (cursor !== undefined)
    expect(pages).toEqual([['five', 'four'], ['three', 'two'], ['one']])
    const [note] = written
    if (note === undefined) throw new Error('nothing was written')
    const { body, version } = await coach.api.readNote({ params: { participantId, noteId: note.id } })
    expect([body, version]).toEqual([note, 1])
  })

  test('are a log of contacts, with what came of each', async () => {
    const { id } = await aCase()
    const contact = { by: 'whatsapp', outcome: 'not_reached' } as const
    const note = await noteAbout(coach.api, id, {
      class: 'coaching',
      text: 'Two tries',
      day: inDays(-1),
      contact,
    })
    expect(note).toMatchObject({ contact, day: inDays(-1), authorId: memberId(coach) })
  })

  test('are corrected by their author alone, who sees what stood there before', async () => {
    const { id: participantId } = await aCase()
    const secret = await noteAbout(counsellor.api, participantId, {
      class: 'confidential_203',
      contact: { by: 'in_person', outcome: 'reached' },
    })
    const params = { participantId, noteId: secret.id }
    const body = { text: 'She sleeps well again.', contact: null }
    const { body: corrected } = await counsellor.api.rewriteNote({ params, body, ifMatch: 1 })
    expect(corrected).toMatchObject({ version: 2, text: body.text, earlier: [{ text: secret.text }] })
    expect(corrected.contact).toBeUndefined()
    expect((await counsellor.api.readNote({ params })).body).toEqual(corrected)
    expect(await refusalOf(counsellor.api.rewriteNote({ params, body, ifMatch: 1 }))).toMatchObject({
      code: 'stale_version',
      status: 412,
    })
    const open = await noteAbout(counsellor.api, participantId, { class: 'coaching' })
    const others = { params: { participantId, noteId: open.id }, body, ifMatch: 1 }
    expect(await refusalOf(coach.api.rewriteNote(others))).toMatchObject({ code: 'forbidden', status: 403 })
  })

  test('go for good by their author, and those of coaching by a coordinator as well', async () => {
    const { id: participantId } = await aCase()
    const wrong = await noteAbout(counsellor.api, participantId, { class: 'socio_pedagogical' })
    const open = await noteAbout(counsellor.api, participantId, { class: 'coaching' })
    const of = ({ id: noteId }: { id: string }) => ({ params: { participantId, noteId }, ifMatch: 1 })
    expect((await refusalOf(coach.api.removeNote(of(open)))).status).toBe(403)
    expect((await refusalOf(second.api.removeNote(of(wrong)))).status).toBe(403)
    await counsellor.api.removeNote(of(wrong))
    await coordinator.api.removeNote(of(open))
    expect(await textsAbout(counsellor.api, participantId)).toEqual([])
    expect((await refusalOf(counsellor.api.removeNote(of(wrong)))).status).toBe(404)
  })

  test('are written once by whoever sends them twice, even the first one told in confidence', async () => {
    const { id: participantId } = await aCase()
    const write = (idempotencyKey: string) =>
      counsellor.api.writeNote({
        params: { participantId },
        body: { class: 'confidential_203', text: 'On a slow line' },
        idempotencyKey,
      })
    const [one, other] = await Promise.all([write('a-note-on-a-slow-line'), write('a-note-on-a-slow-line')])
    expect(other.body).toEqual(one.body)
    expect(await textsAbout(counsellor.api, participantId)).toEqual(['On a slow line'])
  })
})

describe('what is told in confidence', () => {
  test('has one key, whichever of many notes at once is the first', async () => {
    const { id } = await aCase()
    const texts = ['one', 'two', 'three', 'four']
    await Promise.all(texts.map((text) => noteAbout(counsellor.api, id, { class: 'confidential_203', text })))
    expect((await textsAbout(counsellor.api, id)).toSorted()).toEqual(texts.toSorted())
  })

  test('is read by the counsellor whom its author lets in, for as long as they do', async () => {
    const { id: participantId } = await aCase()
    await noteAbout(counsellor.api, participantId, { class: 'confidential_203', text: 'Told in confidence' })
    const params = { participantId, memberId: memberId(second) }
    const { body: admitted } = await counsellor.api.admitConfidant({ params })
    expect(admitted.items).toEqual([{ memberId: memberId(second) }])
    expect((await counsellor.api.admitConfidant({ params })).body).toEqual(admitted)
    await noteAbout(counsellor.api, participantId, { class: 'confidential_203', text: 'And more' })
    expect(await textsAbout(second.api, participantId)).toEqual(['And more', 'Told in confidence'])
    // Their own confidence is another one.
    await noteAbout(second.api, participantId, { class: 'confidential_203', text: 'To me alone' })
    expect(await textsAbout(counsellor.api, participantId)).toEqual(['And more', 'Told in confidence'])
    expect((await second.api.listConfidants({ params })).body.items).toEqual([])

    await counsellor.api.dismissConfidant({ params })
    expect(await textsAbout(second.api, participantId)).toEqual(['To me alone'])
    expect((await refusalOf(counsellor.api.dismissConfidant({ params }))).status).toBe(404)
  })

  test('is told to no colleague who is no counsellor, or of another organisation', async () => {
    const { id: participantId } = await aCase()
    const foreign = await stage.openTenant()
    const admit = (id: string) =>
      refusalOf(counsellor.api.admitConfidant({ params: { participantId, memberId: id } }))
    expect((await admit(memberId(coach))).errors).toMatchObject([
      { path: 'path.memberId', code: 'no_counsellor' },
    ])
    expect((await admit(memberId(foreign.admin))).errors).toMatchObject([{ code: 'unknown_reference' }])
  })

  test('is out of reach for everybody else by every route, and each try stands in the journal', async () => {
    const { id: participantId } = await aCase()
    const { id: noteId } = await noteAbout(counsellor.api, participantId, { class: 'confidential_203' })
    const foreign = await stage.openTenant()
    const strangers = [
      { who: admin, status: 403 },
      { who: auditor, status: 403 },
      { who: instructor, status: 403 },
      { who: await stage.operator(), status: 403 },
      { who: coach, status: 404 },
      { who: second, status: 404 },
      { who: coordinator, status: 404 },
      { who: await join('coach'), status: 404 },
      { who: await join('counsellor'), status: 404 },
      { who: await stage.join(foreign.admin, ['counsellor', 'coordinator']), status: 404 },
    ]
    const params = { participantId, noteId }
    for (const { who, status } of strangers) {
      for (const act of [
        () => who.api.readNote({ params }),
        () => who.api.rewriteNote({ params, body: { text: 'x' }, ifMatch: 1 }),
        () => who.api.removeNote({ params, ifMatch: 1 }),
      ]) {
        expect((await refusalOf(act())).status).toBe(status)
      }
    }
    const { body: journal } = await auditor.api.readJournal({
      query: { aggregateId: participantId, limit: 100 },
    })
    const tries = journal.items.filter(({ action }) => action === 'refuseAccess')
    const ours = strangers.filter(({ who }) => journal.items.some(({ member }) => member === who.memberId))
    // The operator and the other organisation have journals of their own.
    expect(ours).toHaveLength(strangers.length - 2)
    expect(tries).toHaveLength(3 * ours.length)
    expect(tries[0]).toMatchObject({ aggregate: 'Note', fields: ['removeNote'] })
    // Another organisation's journal tells who tried, and of whom nothing: the case is none of theirs.
    const { body: elsewhere } = await foreign.admin.api.readJournal({
      query: { action: 'refuseAccess', limit: 100 },
    })
    expect(elsewhere.items.map(({ fields }) => fields)).toEqual([
      ['removeNote'],
      ['rewriteNote'],
      ['readNote'],
    ])
    expect(JSON.stringify(elsewhere)).not.toContain(participantId)
  })

  test('another class than one reads is refused by name, and a note of one is not written', async () => {
    const { id: participantId } = await aCase()
    for (const kind of ['socio_pedagogical', 'confidential_203'] as const) {
      expect((await refusalOf(textsAbout(coach.api, participantId, { class: kind }))).status).toBe(403)
      expect((await refusalOf(noteAbout(coach.api, participantId, { class: kind }))).status).toBe(403)
    }
  })

  test('a try at somebody who is not there makes no case: its journal stays unknown', async () => {
    const participantId = 'Z'.repeat(26)
    expect((await refusalOf(coordinator.api.listNotes({ params: { participantId } }))).status).toBe(404)
    expect((await refusalOf(coordinator.api.readCaseJournal({ params: { participantId } }))).status).toBe(404)
  })
})

test('each reading stands in the journal of the case, by its classes and without a word of it', async () => {
  const { id: participantId } = await aCase()
  const { id: noteId } = await noteAbout(counsellor.api, participantId, {
    class: 'socio_pedagogical',
    text: 'Quiet',
  })
  await textsAbout(counsellor.api, participantId)
  await counsellor.api.readNote({ params: { participantId, noteId } })
  const { body: ofCase } = await coordinator.api.readCaseJournal({ params: { participantId } })
  expect(ofCase.items[0]).toMatchObject({ action: 'listNotes', fields: ['socio_pedagogical'] })
  const { body: ofNote } = await auditor.api.readJournal({ query: { aggregateId: noteId } })
  expect(ofNote.items.map(({ action }) => action)).toEqual(['readNote', 'writeNote'])
  expect(JSON.stringify([ofCase, ofNote])).not.toContain('Quiet')
})

test.each([
  ['day', 'in_the_future', { day: inDays(3) }],
  ['day', 'implausible_date', { day: '1405-09-07' }],
  ['text', 'required', { text: undefined }],
  ['text', 'too_big_string', { text: 'x'.repeat(8001) }],
  ['class', 'not_allowed', { class: 'secret' }],
  ['contact.by', 'not_allowed', { contact: { by: 'pigeon', outcome: 'reached' } }],
])('a note that cannot be is told by its field: %s is %s', async (field, code, change) => {
  const { id: participantId } = await aCase()
  const body = { class: 'coaching', text: 'x', ...change } as Parameters<
    typeof coach.api.writeNote
  >[0]['body'] // wrong on purpose
  const refusal = await refusalOf(coach.api.writeNote({ params: { participantId }, body }))
  expect(refusal.errors).toMatchObject([{ path: `body.${field}`, code }])
})

test('nothing is left of an erased person’s notes, and nobody finds one by its id', async () => {
  const gone = await aCase()
  const params = { participantId: gone.id }
  for (const kind of ['coaching', 'socio_pedagogical', 'confidential_203'] as const)
    await noteAbout(counsellor.api, gone.id, { class: kind })
  const { id: noteId } = await noteAbout(counsellor.api, gone.id, { class: 'coaching' })
  await counsellor.api.admitConfidant({ params: { ...params, memberId: memberId(second) } })
  await coordinator.api.eraseParticipant({ params, ifMatch: gone.version })
  expect((await refusalOf(counsellor.api.listNotes({ params }))).status).toBe(404)
  expect((await refusalOf(counsellor.api.readNote({ params: { ...params, noteId } }))).status).toBe(404)
})

describe('the calls of', () => {
  const during = async (act: () => Promise<unknown>) => (await callsDuring(stage.cloud, act)).toSorted()
  const [read, batch, query, write] = [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:TransactWriteItems',
  ]

  test('a coach’s list are a read, a query and a line of the journal; a counsellor’s one query for keys more', async () => {
    const { id } = await aCase()
    await noteAbout(counsellor.api, id, { class: 'confidential_203' })
    await textsAbout(counsellor.api, id)
    expect(await during(() => textsAbout(coach.api, id))).toEqual([read, query, write])
    expect(await during(() => textsAbout(counsellor.api, id))).toEqual([read, query, query, write])
  })

  test('a note of coaching are a read and a transaction, one in confidence a query for its key more', async () => {
    const { id } = await aCase()
    await noteAbout(counsellor.api, id, { class: 'confidential_203' })
    expect(await during(() => noteAbout(coach.api, id, { class: 'coaching' }))).toEqual([read, write])
    const confide = () => noteAbout(counsellor.api, id, { class: 'confidential_203' })
    // The first time after a key was made, KMS opens it.
    expect(await during(confide)).toEqual([read, query, write, 'kms:Decrypt'])
    expect(await during(confide)).toEqual([read, query, write])
  })

  test('one note are one read and a line of the journal', async () => {
    const { id: participantId } = await aCase()
    const { id: noteId } = await noteAbout(coach.api, participantId, { class: 'coaching' })
    expect(await during(() => coach.api.readNote({ params: { participantId, noteId } }))).toEqual([
      batch,
      write,
    ])
  })
})
