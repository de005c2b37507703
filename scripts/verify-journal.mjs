// Verifies a journal offline, with Node alone: node verify-journal.mjs export [--keys keys.json] [--locked folder] [--witness seals.json]
//
// export: a folder with chain.json, lines.json and seals.json, all pages of /v1/journal/{chain,lines,seals} in one list each.
// keys: the public keys as AWS tells them (runbook); without them those of the export, which whoever rewrites all would exchange.
// locked: the seals out of the locked bucket, *.jwt; or seals that were kept earlier. Without them nobody sees what was cut off.
// witness: the seals.json of a partner's export: what they saw of this journal. May be given more than once.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a digest is of stands in its first byte: a line, a node of a tree (RFC 6962), a link of the chain, its beginning, a seal. */
const sha256 = (kind, ...parts) =>
  createHash('sha256').update(Buffer.from(kind)).update(Buffer.concat(parts)).digest('hex')
const hex = (text) => Buffer.from(text, 'hex')
const leafOf = (l) =>
  sha256(
    [0],
    Buffer.from(
      JSON.stringify([
        l.place,
        l.at,
        l.member,
        l.action,
        l.aggregate,
        l.aggregateId,
        l.version,
        l.fields,
        l.purpose,
        l.askew,
      ]),
    ),
  )
const node = (left, right) => sha256([1], hex(left), hex(right))
const link = (head, leaf) => sha256([2], hex(head), hex(leaf))
const digestOf = (signed = '') => sha256([4], Buffer.from(signed))

/** The root of the tree over these leaves. */
function rootOf(leaves) {
  if (leaves.length < 2) return leaves[0] ?? sha256([])
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return node(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

/** What one of these keys has signed; undefined where none has. */
export function opened(jws, { keys }) {
  try {
    const [head, payload, signature] = jws.split('.')
    const { alg, typ, kid } = JSON.parse(Buffer.from(head, 'base64url'))
    const key = createPublicKey({ key: keys.find((each) => each.kid === kid), format: 'jwk' })
    const bytes = Buffer.from(signature, 'base64url')
    const isKnown =
      alg === 'ES256' && typ === 'passerelle-seal+jwt' && bytes.toString('base64url') === signature
    const isRight =
      isKnown &&
      verify('sha256', Buffer.from(`${head}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, bytes)
    return isRight ? JSON.parse(Buffer.from(payload, 'base64url')) : undefined
  } catch {
    return undefined
  }
}

/**
 * All that is wrong with a journal, in words; and how much was looked at. `last` is the seal with which the chain ends, as the
 * API told it before its lists were read.
 */
export function verified({ tenant, lines, seals, keys, locked = [], witnesses = [], last }) {
  const faults = []
  const standing = new Map(lines.map((line) => [line.place, line]))
  const doubles = lines.filter((line) => standing.get(line.place) !== line)
  faults.push(...doubles.map(({ place }) => `inserted: ${place} is there twice`))
  const named = new Set()
  const beginning = sha256([3], Buffer.from(tenant))
  let at = { number: 0, lines: 0, day: '', tree: [], head: beginning, before: beginning, upTo: '' }
  for (const seal of seals.toSorted((one, other) => one.number - other.number)) {
    const { number, day, closes, upTo, sealedAt, places = [], leaves = [], signed: jws = '' } = seal
    const signed = opened(jws, keys)
    if (number !== at.number + 1) faults.push(`left out: seal ${at.number + 1} is not there`)
    const tree = [...(day === at.day ? at.tree : []), ...leaves]
    const reckoned = {
      tenant,
      number,
      day,
      closes,
      upTo,
      sealedAt,
      before: at.before,
      lines: at.lines + leaves.length,
    }
    Object.assign(reckoned, { dayLines: tree.length, head: leaves.reduce(link, at.head), root: rootOf(tree) })
    const wrong = Object.keys(reckoned).filter((name) => signed?.[name] !== reckoned[name])
    if (signed === undefined) faults.push(`forged: none of the keys has signed seal ${number}`)
    else if (wrong.length > 0 || places.length !== leaves.length)
      faults.push(`altered: seal ${number} (${wrong})`)
    for (const [index, place] of places.entries()) {
      const line = standing.get(place)
      named.add(place)
      if (line === undefined) faults.push(`dropped: ${place}, of seal ${number}`)
      else if (leafOf(line) !== leaves[index]) faults.push(`altered: ${place}, of seal ${number}`)
    }
    // On from what was signed, so that each fault is told once.
    at = { ...reckoned, ...signed, tree, before: digestOf(jws) }
  }
  const loose = lines.filter(({ place }) => !named.has(place))
  // What comes late is looked for a quarter of an hour back, so until then it may still be sealed.
  const openFrom = at.upTo && new Date(Date.parse(at.upTo) - 15 * 60_000).toISOString()
  const late = loose.filter(({ place }) => place < openFrom)
  faults.push(...late.map(({ place }) => `inserted: ${place} is in no seal`))
  const digests = new Set(seals.map(({ signed }) => digestOf(signed)))
  if (last !== undefined && !digests.has(digestOf(last)))
    faults.push(`cut off: seal ${opened(last, keys)?.number ?? 'unknown'} ends the chain, and is not here`)
  for (const jws of locked.filter((each) => !digests.has(digestOf(each)))) {
    const { number = 'unknown' } = opened(jws, keys) ?? {}
    faults.push(
      `${number > at.number ? 'cut off' : 'rewritten'}: seal ${number} was locked away, and is not here`,
    )
  }
  let witnessed = 0
  for (const { signed, sealedAt } of witnesses.flat()) {
    const seen = opened(signed, keys)?.witnessed.find((partner) => partner.tenant === tenant)
    if (seen) witnessed += 1
    if (seen && !digests.has(seen.seal))
      faults.push(`split view: by ${sealedAt} a partner saw a seal that is not here`)
  }
  const counted = { lines: lines.length, seals: seals.length, open: loose.length - late.length, witnessed }
  return { faults, ...counted, upTo: at.upTo }
}

/** What stands in a file, also where Windows wrote it. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${path} cannot be read (${error.message})`)
  }
}

function readList(path) {
  const list = read(path)
  const isList = Array.isArray(list) && list.every((each) => typeof each === 'object' && each !== null)
  if (!isList) throw new Error(`${path} is not one list of all pages`)
  return list
}

/** Says what is wrong with an export, and whether anything is. */
function say([folder, ...rest]) {
  if (folder === undefined) throw new Error('which folder the export is in was not said')
  const told = (name) => rest.flatMap((arg, index) => (arg === `--${name}` ? [rest[index + 1] ?? ''] : []))
  const chain = read(join(folder, 'chain.json'))
  const [lines, seals] = ['lines', 'seals'].map((name) => readList(join(folder, `${name}.json`)))
  const files = told('locked').flatMap((place) =>
    readdirSync(place, { recursive: true }).map((file) => join(place, file)),
  )
  const locked = files
    .filter((file) => file.endsWith('.jwt'))
    .map((file) => readFileSync(file, 'utf8').trim())
  const keys = told('keys').map(read)[0] ?? chain.jwks
  if (!Array.isArray(keys?.keys)) throw new Error('there are no keys')
  const found = verified({
    tenant: chain.tenant,
    lines,
    seals,
    keys,
    locked,
    witnesses: told('witness').map(readList),
    last: chain.last?.signed,
  })
  for (const fault of found.faults) console.log(fault)
  console.log(
    `${found.faults.length === 0 ? 'whole' : 'not whole'}: ${found.lines} lines, ${found.seals} seals up to ${found.upTo}, ${found.open} lines not sealed yet; ${locked.length} seals out of the bucket, ${found.witnessed} of partners that saw this journal`,
  )
  return found.faults.length === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = say(process.argv.slice(2)) ? 0 : 1
  } catch (error) {
    // Nothing is known of a journal that could not be looked at.
    console.log(`not verified: ${error.message}`)
    process.exitCode = 2
  }
}
