import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openTestCloud } from '../support/cloud.ts'
import { isCall, isMembers } from '../support/interference.ts'

const stage = await openTestCloud({ tells: true })
const { cloud } = stage
const folder = mkdtempSync(join(tmpdir(), 'open-tenant-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = fileURLToPath(new URL('../../scripts/open-tenant.ts', import.meta.url))
const example = fileURLToPath(new URL('../../scripts/open-tenant/example.yaml', import.meta.url))
const partner = await stage.openTenant({ name: 'Centre', kind: 'centre', country: 'SN', language: 'fr' })
const text = `${readFileSync(example, 'utf8')}
corridors:
  - partner: ${partner.tenant.code}
    direction: outgoing
    kinds: [handover]
    highestTier: T2
    purposes: [training]
    transferBasis: explicit_consent_49_1_a
    validity: { from: "2026-01-01", to: "2030-12-31" }
`
const email = 'ines@rueckkehrberatung-ulm.example'

type Said = { readonly code: number; readonly stdout: string; readonly stderr: string }
type Tokens = { readonly OPERATOR_TOKEN: string } | { readonly ADMIN_TOKEN: string }

/** Runs the script as a person at an English terminal does, and counts what the engine was told to write, by whomever and by members. */
async function run(
  content: string,
  tokens: Tokens,
  ...options: string[]
): Promise<Said & { readonly writes: number; readonly commands: number }> {
  const file = join(folder, 'house.yaml')
  writeFileSync(file, content)
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', PASSERELLE_API: cloud.api, ...tokens }
  let [writes, commands] = [0, 0]
  cloud.interfere((call) => {
    if (isCall('dynamodb:TransactWriteItems')(call) || isCall('dynamodb:PutItem')(call)) {
      writes += 1
      if (isMembers(call)) commands += 1
    }
    return undefined
  })
  const said = await promisify(execFile)(process.execPath, [script, file, ...options], {
    cwd: folder,
    env,
  }).then(
    (out) => ({ code: 0, ...out }),
    ({ code, stdout, stderr }: Said) => ({ code, stdout, stderr }),
  )
  await cloud.settled()
  cloud.interfere(undefined)
  // Values stand in marks of direction, which nobody sees.
  const stdout = said.stdout.replace(/[\u2066-\u2069]/g, '')
  return { ...said, stdout, writes, commands }
}

const operator = { OPERATOR_TOKEN: (await stage.operator()).tokens.access }
const linesOf = (stdout: string, sign: string) =>
  stdout.split('\n').filter((line) => line.startsWith(`${sign} `))

test('a dry run tells what would be opened, and writes nothing', async () => {
  const said = await run(text, operator, '--dry-run')
  expect(said).toMatchObject({ code: 0, stderr: '', writes: 0 })
  expect(said.stdout).toContain('+ organisation Rückkehrberatung Ulm')
  expect(said.stdout).toContain('Nothing was sent.')
})

test('a file with five mistakes names all five with their lines, and nothing is called', async () => {
  const wrong = text
    .replace('country: DE', 'country: Germany')
    .replace('roles: [coach]', 'roles: [couch]')
    .replace('name: Ines Vogel', 'nom: Ines Vogel')
    .replace('capacity: 8', 'capacity: many')
  const said = await run(wrong, operator)
  expect(said).toMatchObject({ code: 1, stdout: '', writes: 0 })
  const lines = said.stderr.trim().split('\n')
  expect(lines).toHaveLength(5)
  for (const field of [
    'organisation.country',
    'members[1].roles[0]',
    'admin.name',
    'admin.nom',
    'programmes[0].modules[0].capacity',
  ])
    expect(lines.some((line) => /house\.yaml:\d+: /.test(line) && line.includes(`${field}: `))).toBe(true)
})

test('the operator opens, the admin sets up, and a second run of each changes nothing', async () => {
  const opened = await run(text, operator)
  expect(opened).toMatchObject({ code: 0, stderr: '' })
  expect(opened.stdout).toContain(email)
  expect(await run(text, operator)).toMatchObject({ code: 0, writes: 0 })

  const { access } = await stage.signIn(email)
  const admin = { ADMIN_TOKEN: access }
  const api = stage.client(access)
  await api.readMe()
  await cloud.settled()

  const dry = await run(text, admin, '--dry-run')
  expect(dry).toMatchObject({ code: 0, stderr: '', writes: 0 })
  expect(linesOf(dry.stdout, '+')).toEqual([
    '+ member jonas@rueckkehrberatung-ulm.example',
    '+ member lea@rueckkehrberatung-ulm.example',
    '+ place Beratungsstelle',
    '+ programme reintegration_coaching_plus',
    expect.stringMatching(/^\+ module /),
    '+ corridor Centre',
  ])
  expect(linesOf(dry.stdout, '~')).toEqual(['~ calendar: subdivision, added'])

  // Killed in the middle, it is completed by the same call.
  const killed = execFile(process.execPath, [script, join(folder, 'house.yaml')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', PASSERELLE_API: cloud.api, ...admin },
  })
  let writes = 0
  cloud.interfere((call) => {
    if (isCall('dynamodb:TransactWriteItems')(call)) writes += 1
    if (writes === 3) killed.kill('SIGKILL')
    return undefined
  })
  await once(killed, 'exit')
  await cloud.settled()
  cloud.interfere(undefined)
  expect(killed.signalCode).toBe('SIGKILL')
  const done = await run(text, admin)
  expect(done).toMatchObject({ code: 0, stderr: '' })
  expect(done.stdout).toContain('Done')

  const [members, places, calendar, programmes, corridors] = await Promise.all([
    api.listMembers(),
    api.readPlaces(),
    api.readCalendar(),
    api.listProgrammes(),
    api.listCorridors(),
  ])
  expect(members.body.items.map((member) => member.email).toSorted()).toEqual([
    email,
    'jonas@rueckkehrberatung-ulm.example',
    'lea@rueckkehrberatung-ulm.example',
  ])
  expect(places.body.places).toMatchObject([{ name: 'Beratungsstelle', phone: '+49731201230' }])
  expect(calendar.body).toMatchObject({ subdivision: 'DE-BW', added: ['2026-12-24'] })
  const [programme] = programmes.body.items
  expect(programme).toMatchObject({ sites: [{ name: 'Werkstatt Ulm' }] })
  expect(corridors.body.items).toMatchObject([{ to: partner.tenant.id, state: 'proposed' }])
  const { body: modules } = await api.listModules({ params: { programmeId: programme?.id as never } }) // listed above
  const solar = modules.items.filter(({ title }) => title['de'] === 'Solartechnik')
  expect(solar).toMatchObject([{ teachingUnits: 20, siteId: programme?.sites[0]?.id }])

  const again = await run(text, admin)
  expect(again).toMatchObject({ code: 0, stderr: '', writes: 0 })
  expect(again.stdout).toContain('nothing was changed')

  // A file that changed changes what differs. What it no longer names is told, and stays.
  const changed = text
    .replace('roles: [coach]', 'roles: [coach, counsellor]')
    .replace('teachingUnits: 20', 'teachingUnits: 24')
    .replace(/ {2}- name: Jonas[\s\S]*?roles:[^\n]*\n/, '')
  const second = await run(changed, admin)
  expect(second).toMatchObject({ code: 0, stderr: '', commands: 2 })
  expect(linesOf(second.stdout, '~')).toEqual([
    '~ member lea@rueckkehrberatung-ulm.example: roles',
    '~ module Solar technology: teachingUnits',
  ])
  expect(linesOf(second.stdout, '+')).toEqual([])
  expect(linesOf(second.stdout, '?').join()).toContain('jonas@rueckkehrberatung-ulm.example: not in the file')
  expect((await api.listMembers()).body.items).toHaveLength(3)
  expect((await run(changed, admin)).writes).toBe(0)

  // What cannot be is refused with its field, before anything is written or as the API says it.
  const fixed = await run(changed.replace('kind: coaching', 'kind: centre'), admin)
  expect(fixed).toMatchObject({ code: 1, writes: 0 })
  expect(fixed.stderr).toContain('organisation.kind')
  const nobody = await run(changed.replace(partner.tenant.code, '000000000'), admin)
  expect(nobody).toMatchObject({ code: 1, writes: 0 })
  expect(nobody.stderr).toContain('corridors[0].partner')
  const refused = await run(changed.replace('+49731201230', '+4912'), admin)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('places[0].phone')
  // The admin of one organisation sets up no other one.
  const other = await run(text, { ADMIN_TOKEN: partner.admin.tokens.access })
  expect(other).toMatchObject({ code: 1, writes: 0 })
})
