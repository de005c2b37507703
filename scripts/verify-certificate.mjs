// Verifies a certificate offline, with Node alone: node verify-certificate.mjs certificate.jwt keys.json [list.jwt] [code]
//
// keys.json: the issuer's keys, from /v1/public/keys/{issuer}; keep them: they are never taken away.
// list.jwt: what the issuer took back, from `credentialStatus.statusListCredential`; without it a revoked certificate passes.
// code: the 52 characters on the paper, so that nobody shows somebody else's credential with it.
import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const [credentialFile, keysFile, listFile, code] = process.argv.slice(2)
const read = (file) => readFileSync(file, 'utf8').trim()
const now = Date.now() / 1000

function refuse(why) {
  console.log(`refused: ${why}`)
  process.exit(1)
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

const keys = JSON.parse(read(keysFile))
const certificate = opened(read(credentialFile), keys)
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
const units = subject.result.map(({ value }) => value).join(' of ')
console.log(`valid: ${issuer.name}, ${subject.achievement.name}, ${units} units, since ${validFrom}`)
