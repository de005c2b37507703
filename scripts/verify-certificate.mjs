// Verifies a certificate offline, with Node alone: node verify-certificate.mjs certificate keys.json [list.jwt] [code]
//
// certificate: the JWT, or the text of the larger QR code on the paper, which begins with PSRC1.
// keys.json: the issuer's keys, from /v1/public/keys/{issuer}; keep them: they are never taken away.
// list.jwt: what the issuer took back, from `credentialStatus.statusListCredential`; without it a revoked certificate passes.
// code: the 52 characters on the paper, so that nobody shows somebody else's credential with it.
import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync, inflateRawSync } from 'node:zlib'

const [credentialFile, keysFile, listFile, code] = process.argv.slice(2)
const read = (file) => readFileSync(file, 'utf8').trim()
const now = Date.now() / 1000

function refuse(why) {
  console.log(`refused: ${why}`)
  process.exit(1)
}

const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** The JWT out of a QR code: in base45 (RFC 9285) the signature, then head, line feed and payload, compressed. */
function jwtOf(text) {
  if (!text.startsWith('PSRC1:')) return text
  const bytes = (text.slice(6).match(/.{1,3}/gs) ?? []).flatMap((chunk) => {
    const value = [...chunk].reduceRight((sum, character) => sum * 45 + base45.indexOf(character), 0)
    return chunk.length === 3 ? [value >> 8, value & 255] : [value]
  })
  const [head, payload] = inflateRawSync(Buffer.from(bytes.slice(64)))
    .toString('utf8')
    .split('\n')
  return [head, payload, Buffer.from(bytes.slice(0, 64))]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
}

/** What stands in a JWT that one of these keys has signed. */
function opened(jwt, { keys }) {
  const [head = '', payload = '', signature = ''] = jwt.split('.')
  const parsed = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  const { alg, typ, kid } = parsed(head)
  if (alg !== 'ES256' || !/^vc\+jwt$/i.test(typ)) refuse('not a signed credential')
  const key = keys.find((each) => each.kid === kid) ?? refuse('wrong issuer: not one of these keys')
  const signed = {
    key: createPublicKey({ key, format: 'jwk' }),
    dsaEncoding: 'ieee-p1363',
  }
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    signed,
    Buffer.from(signature, 'base64url'),
  )
  if (!isRight) refuse('altered: the signature does not fit')
  const credential = parsed(payload)
  const issuer = credential.issuer.id ?? credential.issuer
  if (credential.iss !== issuer || !kid.startsWith(`${issuer}#`)) refuse('wrong issuer: it names another one')
  return { ...credential, issuerId: issuer }
}

/** Says what a certificate certifies, or why it is refused. */
function say() {
  if (keysFile === undefined) throw new Error('a certificate and the keys of its issuer are needed')
  const keys = JSON.parse(read(keysFile))
  if (!Array.isArray(keys?.keys)) throw new Error(`there are no keys in ${keysFile}`)
  const certificate = opened(jwtOf(read(credentialFile)), keys)
  const {
    id,
    jti,
    issuer,
    validFrom,
    validUntil,
    credentialSubject: subject,
    credentialStatus: status,
  } = certificate
  if (id !== jti || (code && !id.endsWith(`/${code}`))) refuse('swapped: it is another certificate')
  if (Date.parse(validFrom) / 1000 > now) refuse('not in force yet')
  if (validUntil && Date.parse(validUntil) / 1000 < now) refuse('expired')
  if (listFile && listFile !== '-') {
    const list = opened(read(listFile), keys)
    if (list.id !== status.statusListCredential) refuse('wrong list: it is not the one of this certificate')
    const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'))
    const index = Number(status.statusListIndex)
    if (bits[index >> 3] & (0x80 >> (index & 7))) refuse('revoked')
  }
  // What somebody learnt elsewhere has no units.
  const units = subject.result ? [`${subject.result.map(({ value }) => value).join(' of ')} units`] : []
  console.log([`valid: ${issuer.name}`, subject.achievement.name, ...units, `since ${validFrom}`].join(', '))
}

try {
  say()
} catch (error) {
  // Nothing is known of a certificate that could not be looked at.
  console.log(`not verified: ${error.message}`)
  process.exitCode = 2
}
