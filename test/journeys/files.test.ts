import { maxFileBytes, maxFilesOfCase } from '@passerelle/domain/files'
import { beforeEach, describe, expect, test } from 'vitest'
import { callsOf } from '../bench/recording.ts'
import { memberId, takeIn } from '../support/casework.ts'
import { openTestCloud } from '../support/cloud.ts'
import { scan } from '../support/engine.ts'
import { aDocument, addedFile, aFile, aPicture, contentOf } from '../support/files.ts'
import { refusalOf, refusalsOf } from '../support/refusal.ts'

const stage = await openTestCloud({ concurrency: 1 })
const { cloud } = stage
const { admin, tenant } = await stage.openTenant()
const coach = await stage.join(admin, ['coach'])
const other = await stage.join(admin, ['coach'])
const coordinator = await stage.join(admin, ['coordinator'])
const counsellor = await stage.join(admin, ['counsellor'])
const auditor = await stage.join(admin, ['auditor'])
const { api } = coach
const unknown = '0123456789ABCDEFGHJKMNPQRS'

const of = ({ id: fileId, participantId }: Awaited<ReturnType<typeof addedFile>>) => ({
  params: { participantId, fileId },
})
const someone = async () => (await takeIn(api)).id
const faultOf = async (content: Buffer) => {
  const { errors } = await refusalOf(
    api.addFile({ params: { participantId: await someone() }, body: aFile({ content }) }),
  )
  return errors?.map(({ path, code }) => `${path} ${code}`)
}
const nameOf = ({ id }: { readonly id: string }) => `T/${tenant.id}/${id}`

beforeEach(() => {
  cloud.forgetAuthorizations()
})

describe('a file', () => {
  test('is kept with its case, found, read, renamed, and taken away with what stands in it', async () => {
    const participantId = await someone()
    const first = await addedFile(api, participantId, { content: aPicture('33.57 N, 7.59 W') })
    expect(first).toMatchObject({
      version: 1,
      type: 'image/png',
      kind: 'evidence_of_skills',
      bytes: aPicture().length,
    })
    const second = await addedFile(coordinator.api, participantId, {
      kind: 'certificate_from_abroad',
      name: 'شهادة',
      content: aDocument(),
    })
    expect((await api.listFiles({ params: { participantId } })).body.items).toEqual([second, first])
    expect(await contentOf(api, first)).toEqual(aPicture())
    expect(await contentOf(api, second)).toEqual(aDocument())

    const { body: renamed } = await api.editFile({ ...of(first), ifMatch: 1, body: { kind: 'other' } })
    expect(renamed).toEqual({ ...first, kind: 'other', version: 2 })
    expect(await refusalOf(api.editFile({ ...of(first), ifMatch: 1, body: {} }))).toMatchObject({
      status: 412,
    })
    expect(await refusalOf(api.removeFile({ ...of(first), ifMatch: 1 }))).toMatchObject({ status: 412 })

    expect([...cloud.inBuckets().keys()]).toContain(nameOf(first))
    await api.removeFile({ ...of(first), ifMatch: 2 })
    await cloud.settled()
    expect([...cloud.inBuckets().keys()]).not.toContain(nameOf(first))
    expect([...cloud.inBuckets().keys()]).toContain(nameOf(second))
    expect(await refusalOf(api.readFileContent(of(first)))).toMatchObject({ status: 404 })
    expect((await api.listFiles({ params: { participantId } })).body.items).toEqual([second])
  })

  test('is listed page by page, the last one first', async () => {
    const participantId = await someone()
    for (const name of ['one', 'two', 'three']) await addedFile(api, participantId, { name })
    const page = async (cursor?: string) =>
      (await api.listFiles({ params: { participantId }, query: { limit: 2, ...(cursor && { cursor }) } }))
        .body
    const first = await page()
    const last = await page(first.next)
    expect([...first.items, ...last.items].map(({ name }) => name)).toEqual(['three', 'two', 'one'])
    expect(last.next).toBeUndefined()
  })

  test('leaves the process sealed: neither its name nor a byte of it stands in a row or in the bucket', async () => {
    const secret = 'Atelier-de-couture-de-Fatou'
    const content = aDocument(`(${secret})`)
    const file = await addedFile(api, await someone(), { name: secret, content })
    const kept = cloud.inBuckets().get(nameOf(file))
    expect(kept?.length).toBe(content.length + 29)
    expect(kept?.includes(secret)).toBe(false)
    expect(JSON.stringify(await scan(cloud, 'main'))).not.toContain(secret)
    expect(await contentOf(api, file)).toEqual(content)
  })

  test('is given to be saved, never shown in the place of a page, and kept by nobody on the way', async () => {
    const file = await addedFile(api, await someone(), {
      name: 'Zeugnis "Näherin".exe',
      content: aDocument(),
    })
    const { headers } = await api.readFileContent(of(file))
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Zeugnis%20-N%C3%A4herin-.exe.pdf",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('of the largest size comes back as it was, and one byte more is refused', async () => {
    const filled = (bytes: number) => {
      const besides = '%'.padEnd(bytes - aDocument().length, 'x')
      return aDocument(besides)
    }
    const largest = filled(maxFileBytes)
    expect(await contentOf(api, await addedFile(api, await someone(), { content: largest }))).toEqual(largest)
    const params = { participantId: await someone() }
    expect(await faultOf(filled(maxFileBytes + 1))).toEqual(['body.content too_big_string'])
    const body = aFile({ content: Buffer.alloc(maxFileBytes + 9_000) })
    expect(await refusalOf(api.addFile({ params, body }))).toMatchObject({ status: 413 })
  })

  test('is refused by its reason where it is none of those that are kept', async () => {
    expect(await faultOf(Buffer.from('<svg onload="alert(1)"/>'))).toEqual(['body.content unknown_file_type'])
    expect(await faultOf(aPicture().subarray(0, 40))).toEqual(['body.content truncated_file'])
    expect(await faultOf(aDocument('<< /S /JavaScript /JS (1) >>'))).toEqual(['body.content active_content'])
    expect(await faultOf(aDocument('<< /Encrypt 3 0 R >>'))).toEqual(['body.content encrypted_file'])
    expect(await faultOf(Buffer.alloc(0))).toEqual(['body.content empty'])
    const body = { ...aFile(), content: 'no base64!' }
    expect(await refusalOf(api.addFile({ params: { participantId: await someone() }, body }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.content' }],
    })
  })

  test('that is sent twice is kept once, and another one under the same key is refused', async () => {
    const params = { participantId: await someone() }
    const order = { params, body: aFile(), idempotencyKey: `file-of-${params.participantId}` }
    const { body: first } = await api.addFile(order)
    const again = await api.addFile(order)
    expect(again.body).toEqual(first)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await api.listFiles({ params })).body.items).toEqual([first])
    expect(await refusalOf(api.addFile({ ...order, body: aFile({ name: 'Another' }) }))).toMatchObject({
      code: 'idempotency_mismatch',
    })
  })

  test('is the last one of its case once there are as many as one keeps', async () => {
    const participantId = await someone()
    for (let at = 0; at < maxFilesOfCase; at += 10)
      await Promise.all(Array.from({ length: 10 }, () => addedFile(api, participantId)))
    expect(await refusalOf(api.addFile({ params: { participantId }, body: aFile() }))).toMatchObject({
      status: 409,
      code: 'limit_reached',
      what: 'files',
    })
  })
})

describe('who reads files', () => {
  test('are those who work with the case; to all others there is none, or no way', async () => {
    const file = await addedFile(api, await someone())
    expect(await contentOf(coordinator.api, file)).toEqual(aPicture())
    for (const { api: theirs } of [other, counsellor]) {
      const calls = [
        theirs.listFiles({ params: { participantId: file.participantId } }),
        theirs.readFile(of(file)),
        theirs.readFileContent(of(file)),
        theirs.editFile({ ...of(file), ifMatch: 1, body: { name: 'Mine' } }),
        theirs.removeFile({ ...of(file), ifMatch: 1 }),
        theirs.addFile({ params: { participantId: file.participantId }, body: aFile() }),
      ]
      for (const refusal of await refusalsOf(calls)) expect(refusal).toMatchObject({ status: 404 })
    }
    for (const { api: theirs } of [admin, auditor])
      expect(await refusalOf(theirs.readFileContent(of(file)))).toMatchObject({ status: 403 })
  })

  test('find a file in no other case than its own', async () => {
    const [file, participantId] = [await addedFile(api, await someone()), await someone()]
    for (const params of [
      { participantId, fileId: file.id },
      { participantId: file.participantId, fileId: unknown },
    ])
      expect(await refusalOf(api.readFileContent({ params }))).toMatchObject({ status: 404 })
  })

  test('stand in the journal, with what they read and without what it is called', async () => {
    const file = await addedFile(api, await someone(), { name: 'Diplôme de Kaolack' })
    await contentOf(coordinator.api, file)
    const { items } = (await auditor.api.readJournal({ query: { aggregateId: file.id } })).body
    expect(items.map(({ action, fields }) => [action, fields])).toEqual([
      ['readFileContent', ['content']],
      ['addFile', ['kind', 'name', 'content']],
    ])
    expect(JSON.stringify(items)).not.toContain('Kaolack')
  })
})

describe('with its case, a file', () => {
  test('goes when the person is erased, and what stood in it as well', async () => {
    const file = await addedFile(api, await someone())
    expect([...cloud.inBuckets().keys()]).toContain(nameOf(file))
    await coordinator.api.eraseParticipant({ params: { participantId: file.participantId }, ifMatch: 1 })
    await cloud.settled()
    expect([...cloud.inBuckets().keys()]).not.toContain(nameOf(file))
    expect(JSON.stringify(await scan(cloud, 'main'))).not.toContain(`#CASE#${file.participantId}#FILES`)
  })

  test('that goes on as another one takes no more of them', async () => {
    const [kept, gone] = [await takeIn(api), await takeIn(api)]
    const file = await addedFile(api, gone.id)
    await coordinator.api.mergeParticipants({
      params: { participantId: kept.id },
      ifMatch: kept.version,
      body: { duplicateId: gone.id },
    })
    expect(await refusalOf(api.addFile({ params: { participantId: gone.id }, body: aFile() }))).toMatchObject(
      {
        what: 'case_merged',
      },
    )
    expect(await contentOf(coordinator.api, file)).toEqual(aPicture())
  })
})

test('what each costs at the engine', async () => {
  const participantId = await someone()
  const file = await addedFile(api, participantId)
  const calls = async (act: () => Promise<unknown>) =>
    (await callsOf(cloud, { memberId: memberId(coach) }, act))
      .filter(({ tables }) => tables.has(cloud.tables.main))
      .map(({ operation }) => operation)
      .toSorted()
  const [read, batch, query, write] = ['GetItem', 'BatchGetItem', 'Query', 'TransactWriteItems']
  // The case and whether it was added before, how many there are; that it is on its way, and then that it is there.
  expect(await calls(() => addedFile(api, participantId))).toEqual([read, read, query, write, write])
  expect(await calls(() => api.listFiles({ params: { participantId } }))).toEqual([read, query, write])
  expect(await calls(() => api.readFile(of(file)))).toEqual([batch, write])
  expect(await calls(() => contentOf(api, file))).toEqual([batch, write])
  expect(await calls(() => api.editFile({ ...of(file), ifMatch: 1, body: { name: 'Letter' } }))).toEqual([
    batch,
    write,
  ])
  expect(await calls(() => api.removeFile({ ...of(file), ifMatch: 2 }))).toEqual([batch, write])
})
