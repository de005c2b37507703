import { crc32, deflateSync } from 'node:zlib'
import { type CleanFile, cleanFile, maxFileBytes } from '@passerelle/domain/files'
import { Refused } from '@passerelle/domain/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflate } from './inflate.ts'

function refusalOf(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  return expect.unreachable('nothing was refused')
}

const latin = (text: string) => Buffer.from(text, 'latin1')
const clean = (bytes: Uint8Array): CleanFile => cleanFile(bytes, inflate)
const kept = (bytes: Uint8Array) => Buffer.from(clean(bytes).content)
const faultOf = (bytes: Uint8Array) => {
  const refusal = refusalOf(() => clean(bytes))
  return refusal.code === 'invalid'
    ? refusal.errors.map(({ path, code }) => `${path.join('.')} ${code}`)
    : refusal
}

/** EXIF with an orientation, a place and the name of a camera. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(60)
  tiff.write('MM\0*\0\0\0\x08', 'latin1')
  tiff.writeUInt16BE(2, 8)
  tiff.set([0x01, 0x0f, 0, 2, 0, 0, 0, 12, 0, 0, 0, 40], 10)
  tiff.set([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], 22)
  tiff.write('GPS 33.5 -7.6', 40, 'latin1')
  return tiff
}

/** EXIF with the orientation alone. */
const orientationOnly = (orientation: number) =>
  Buffer.concat([
    latin('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0'),
    Buffer.of(orientation, 0, 0, 0, 0, 0, 0),
  ])

const segment = (marker: number, content: Buffer) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(content.length + 2)
  return Buffer.concat([Buffer.of(0xff, marker), length, content])
}
const scan = Buffer.concat([
  segment(0xda, latin('\x01\x01\0\0\x3f\0')),
  Buffer.from([0x12, 0xff, 0, 0xff, 0xd0, 0x34]),
])
const tables = segment(0xdb, latin('tables'))
const jpeg = (...between: Buffer[]) =>
  Buffer.concat([Buffer.of(0xff, 0xd8), ...between, tables, scan, Buffer.of(0xff, 0xd9)])

const chunk = (name: string, content: Buffer) => {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(Buffer.concat([latin(name), content])))
  return Buffer.concat([length, latin(name), content, check])
}
const png = (...between: Buffer[]) =>
  Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.alloc(13, 1)),
    ...between,
    chunk('IDAT', latin('dots')),
    chunk('IEND', Buffer.alloc(0)),
  ])

const riff = (name: string, content: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([latin(name), length, content, Buffer.alloc(content.length % 2)])
}
const webp = (...chunks: Buffer[]) => riff('RIFF', Buffer.concat([latin('WEBP'), ...chunks]))

const pdf = (...parts: (string | Buffer)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n', ...parts, '\nstartxref\n0\n%%EOF\n'].map((part) =>
      typeof part === 'string' ? latin(part) : part,
    ),
  )
const packed = (head: string, content: string) =>
  pdf(
    `5 0 obj\n<< ${head} /Filter /FlateDecode >>\nstream\n`,
    deflateSync(latin(content)),
    '\nendstream\nendobj',
  )

describe('a picture', () => {
  it('as JPEG loses place, camera, comments, previews and what stands behind it, and keeps its dots', () => {
    const told = jpeg(
      segment(0xe0, latin('JFIF\0 preview')),
      segment(0xe1, Buffer.concat([latin('Exif\0\0'), exif(1)])),
      segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
      segment(0xe2, latin('MPF\0 another picture')),
      segment(0xfe, latin('taken by Fatou')),
    )
    expect(kept(Buffer.concat([told, latin('another file')]))).toEqual(jpeg())
    expect(clean(told).type).toBe('image/jpeg')
  })

  it('as JPEG keeps which way up it is, and how its colours are read', () => {
    const adobe = segment(0xee, latin('Adobe\0\x64\0\0\0\0\x02'))
    const turned = kept(jpeg(segment(0xe1, Buffer.concat([latin('Exif\0\0'), exif(6)])), adobe))
    expect(turned.includes('GPS')).toBe(false)
    expect(turned).toEqual(jpeg(segment(0xe1, Buffer.concat([latin('Exif\0\0'), orientationOnly(6)])), adobe))
    expect(kept(turned)).toEqual(turned)
  })

  it('as PNG loses all but its dots and which way up it is', () => {
    const told = png(
      chunk('tEXt', latin('Author\0Fatou')),
      chunk('iTXt', latin('XML:com.adobe.xmp\0')),
      chunk('tIME', latin('1234567')),
    )
    expect(kept(Buffer.concat([told, latin('behind')]))).toEqual(png())
    expect(kept(png(chunk('eXIf', exif(8))))).toEqual(png(chunk('eXIf', orientationOnly(8))))
  })

  it('as WebP loses all but its dots and which way up it is', () => {
    const plain = webp(riff('VP8 ', latin('dots!')))
    expect(kept(Buffer.concat([plain, latin('behind')]))).toEqual(plain)
    const extended = (flags: number) => riff('VP8X', Buffer.concat([Buffer.of(flags), Buffer.alloc(9, 7)]))
    const dots = riff('VP8L', latin('dots'))
    expect(kept(webp(extended(0x3c), dots, riff('EXIF', exif(1)), riff('XMP ', latin('<x/>'))))).toEqual(
      webp(extended(0x10), dots),
    )
    expect(kept(webp(extended(0x2c), riff('ICCP', latin('colours')), dots, riff('EXIF', exif(3))))).toEqual(
      webp(extended(0x08), dots, riff('EXIF', orientationOnly(3))),
    )
  })

  it('that moves is told apart', () => {
    expect(faultOf(png(chunk('acTL', Buffer.alloc(8))))).toEqual(['body.content moving_picture'])
    expect(faultOf(webp(riff('ANIM', Buffer.alloc(6))))).toEqual(['body.content moving_picture'])
  })

  it('that is cut off anywhere, or damaged, is refused', () => {
    const whole = [jpeg(), png(), webp(riff('VP8 ', latin('dots')))]
    for (const picture of whole)
      for (let length = 12; length < picture.length; length += 1)
        expect(faultOf(picture.subarray(0, length)), String(length)).toEqual(['body.content truncated_file'])
    const damaged = png()
    damaged[damaged.length - 15] = 0
    expect(faultOf(damaged)).toEqual(['body.content truncated_file'])
  })
})

describe('a PDF', () => {
  it('that does nothing is kept as it is', () => {
    const honest = [
      pdf('1 0 obj << /Type /Catalog /OpenAction [2 0 R /Fit] >> endobj'),
      packed('/Type /ObjStm /N 1 /First 4', '7 0 << /Title (JavaScript for beginners) >>'),
      packed('/Length 9', '1 0 0 1 72 720 cm (Ndiaye) Tj'),
      pdf(
        '5 0 obj << /Subtype /Image /Filter /DCTDecode >>\nstream\n',
        Buffer.alloc(99, 0xd8),
        '\nendstream endobj',
      ),
    ]
    for (const file of honest)
      expect(clean(file)).toEqual({ type: 'application/pdf', content: new Uint8Array(file) })
  })

  it.each([
    '/S /JavaScript /JS (app.alert(1))',
    '/S /J#61vaScript',
    '/S /Launch /F (calc.exe)',
    '/Type /EmbeddedFile',
    '/Names << /EmbeddedFiles 3 0 R >>',
    '/AcroForm << /XFA 4 0 R >>',
    '/S /SubmitForm',
    '/Subtype /RichMedia',
  ])('with %s is refused, in the open and in a list of objects, however that is called', (acting) => {
    for (const file of [
      pdf(`1 0 obj << ${acting} >> endobj`),
      packed('/Type /ObjStm /N 1 /First 4', `7 0 << ${acting} >>`),
      packed('/Type /Obj#53tm /N 1 /First 4', `7 0 << ${acting} >>`),
      packed('/Type 9 0 R /N 1 /First 4', ` 7 0 << ${acting} >>`),
      packed('/Type 9 0 R /N 1 /First 4', `% a remark\n7 0 << ${acting} >>`),
    ])
      expect(faultOf(file)).toEqual(['body.content active_content'])
  })

  it('whose lists of objects cannot be looked into is refused', () => {
    const listed = '/Type /ObjStm /N 1 /First 4'
    const altered = deflateSync(latin('7 0 << /A 1 >>'))
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
    for (const file of [
      packed(`${listed} /DecodeParms << /Predictor 12 >>`, '7 0 << >>'),
      pdf(`5 0 obj << ${listed} /Filter /ASCIIHexDecode >>\nstream\n3720>\nendstream endobj`),
      pdf(`5 0 obj << ${listed} /Filter /FlateDecode >>\nstream\n`, altered, '\nendstream endobj'),
      packed(listed, `7 0 ${' '.repeat(33 * 1024 * 1024)}`),
    ])
      expect(faultOf(file)).toEqual(['body.content active_content'])
  })

  it('that is locked, or cut off, is refused by that name', () => {
    expect(faultOf(pdf('trailer << /Encrypt 9 0 R >>'))).toEqual(['body.content encrypted_file'])
    expect(faultOf(latin('%PDF-1.7\n1 0 obj << >> endobj'))).toEqual(['body.content truncated_file'])
  })
})

it('anything else is refused, whatever it is called', () => {
  const others = [
    '',
    'MZ',
    'PK\x03\x04',
    '<svg onload="x()">',
    'GIF89a',
    '<html>',
    ' %PDF-1.7',
    'RIFF\0\0\0\0WAVE',
  ]
  for (const other of others) expect(faultOf(latin(other)), other).toEqual(['body.content unknown_file_type'])
})

it('one that is too large is refused with what fits', () => {
  const large = Buffer.concat([jpeg(), Buffer.alloc(maxFileBytes)])
  expect(refusalOf(() => clean(large))).toMatchObject({
    errors: [{ code: 'too_big_string', params: { limit: maxFileBytes } }],
  })
})

it('whatever follows the first bytes of a type, the answer is a file or a reason, and cleaning it again changes nothing', () => {
  const beginnings = [jpeg(), png(), webp(riff('VP8 ', latin('dots'))), packed('/Type /ObjStm', '7 0 <<>>')]
  fc.assert(
    fc.property(
      fc.constantFrom(...beginnings),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }),
      (whole, changes) => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        let once: CleanFile
        try {
          once = clean(bytes)
        } catch {
          return refusalOf(() => clean(bytes)).code === 'invalid'
        }
        return Buffer.from(clean(once.content).content).equals(Buffer.from(once.content))
      },
    ),
  )
})
