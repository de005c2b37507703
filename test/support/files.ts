import { crc32, deflateSync } from 'node:zlib'
import type { CallOptions, Client } from '@passerelle/client'
import type { KeptFile } from '@passerelle/domain/files'
import type { ParticipantId } from '@passerelle/domain/kernel'

type NewFile = CallOptions<'addFile'>['body']

/** A picture of a few dots, which a browser shows, with whatever is told of it beside. */
export function aPicture(told?: string): Buffer {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0])
  const dots = deflateSync(Buffer.from([0, 0, 255, 0, 255, 0]))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(told === undefined ? [] : [chunk('tEXt', Buffer.from(`Comment\0${told}`))]),
    chunk('IDAT', dots),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A PDF of one empty page, with whatever else stands in it. */
export function aDocument(besides = ''): Buffer {
  const objects =
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 >>\nendobj\n'
  return Buffer.from(
    `%PDF-1.7\n${objects}${besides}\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  )
}

/** A file as a coach sends it. */
export function aFile(
  change: Partial<Omit<NewFile, 'content'>> & { readonly content?: Buffer } = {},
): NewFile {
  const { content = aPicture(), ...said } = change
  return {
    kind: 'evidence_of_skills',
    name: 'Letter of the workshop in Pikine',
    content: content.toString('base64'),
    ...said,
  }
}

export async function addedFile(
  api: Client,
  participantId: ParticipantId,
  change: Parameters<typeof aFile>[0] = {},
): Promise<KeptFile> {
  return (await api.addFile({ params: { participantId }, body: aFile(change) })).body
}

/** What stands in a file, as its reader gets it. */
export async function contentOf(api: Client, { id, participantId }: KeptFile): Promise<Buffer> {
  const { body } = await api.readFileContent({ params: { participantId, fileId: id } })
  return Buffer.from(await body.arrayBuffer())
}
