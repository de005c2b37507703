import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const rooms = ['Region', 'Data', 'Identity', 'Api', 'Console', 'Flows', 'Watch'] as const
export type Room = (typeof rooms)[number]

type Properties = Readonly<Record<string, unknown>>

export type Resource = {
  readonly Type: string
  readonly Properties?: Properties
  readonly DependsOn?: readonly string[]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly Metadata?: Readonly<Record<string, unknown>>
}

export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Parameters?: Readonly<Record<string, unknown>>
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>
}

export type Templates = Readonly<Record<Room, Template>>

type Violation = {
  readonly ruleName: string
  readonly acknowledgedAt?: string
  readonly acknowledgedId?: string
  readonly reason?: string
}

export type Report = {
  readonly pluginReports: readonly {
    readonly pluginName: string
    readonly violations: readonly Violation[]
    readonly suppressedViolations?: readonly Violation[]
  }[]
}

export type Synthesis = {
  readonly templates: Templates
  /** The name of each stack in the account. */
  readonly stackNames: ReadonlyMap<string, string>
  /** The stacks that each stack is deployed after. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>
  readonly report: Report
  /** Object key of a function's code -> its bytes. */
  readonly bundles: ReadonlyMap<string, string>
  /** By the key of a function's code, the names of the files beside it. */
  readonly beside: ReadonlyMap<string, readonly string[]>
}

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every proxy leads nowhere, and there are no credentials and no region to be found. */
const alone = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  NODE_USE_ENV_PROXY: '1',
  HOME: '/nonexistent',
}

/** A build of a console with two entries and a part. */
const pageFolder = mkdtempSync(join(tmpdir(), 'passerelle-console-'))
for (const [file, text] of [
  ['index.html', '<!doctype html><title>Staff</title>'],
  ['me/index.html', '<!doctype html><title>Me</title>'],
  ['assets/part-0123.js', 'export {}'],
] as const) {
  mkdirSync(dirname(join(pageFolder, file)), { recursive: true })
  writeFileSync(join(pageFolder, file), text)
}
process.once('exit', () => rmSync(pageFolder, { recursive: true, force: true }))

/** The settings that `cdk deploy` passes with `-c`. */
type Context = Readonly<Record<string, unknown>>

/** Runs the app as it is deployed, for one stage and without a network or an account, and reads what it wrote. */
export async function synthesise(context: Context): Promise<Synthesis> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-synthesis-'))
  const env = {
    PATH: process.env['PATH'],
    ...alone,
    CDK_OUTDIR: folder,
    // The console's own build is tried in a browser; here a page stands in for it.
    CDK_CONTEXT_JSON: JSON.stringify({ console: pageFolder, ...context }),
  }
  try {
    await promisify(execFile)(process.execPath, ['infra/app.ts'], { cwd: root, env })
    const template = (room: Room): Template => read(join(folder, `${room}.template.json`))
    return {
      templates: {
        Region: template('Region'),
        Data: template('Data'),
        Identity: template('Identity'),
        Api: template('Api'),
        Console: template('Console'),
        Flows: template('Flows'),
        Watch: template('Watch'),
      },
      ...stacksIn(folder),
      report: read(join(folder, 'validation-report.json')),
      bundles: inEachAsset(folder, (asset) => readFileSync(join(asset, entry), 'utf8')),
      beside: inEachAsset(folder, (asset) => readdirSync(asset).filter((name) => name !== entry)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The tool wrote the file a moment ago, in the shape that the caller names. */
function read<Shape>(file: string): Shape {
  return JSON.parse(readFileSync(file, 'utf8')) as Shape
}

/** The entry of each stack in the manifest of the assembly. */
function stacksIn(folder: string): Pick<Synthesis, 'stackNames' | 'dependencies'> {
  const { artifacts } = read<{ artifacts: Readonly<Record<string, Artifact>> }>(join(folder, 'manifest.json'))
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack')
  return {
    stackNames: new Map(stacks.map(([room, { properties }]) => [room, properties?.stackName ?? room])),
    dependencies: new Map(stacks.map(([room, { dependencies }]) => [room, dependencies ?? []])),
  }
}

type Artifact = {
  readonly type: string
  readonly properties?: { readonly stackName?: string }
  readonly dependencies?: readonly string[]
}

const entry = 'handler.cjs'

/** By the key of a function's code, what is seen in its folder. */
function inEachAsset<Seen>(folder: string, look: (asset: string) => Seen): Map<string, Seen> {
  const assets = readdirSync(folder).filter(
    (name) => name.startsWith('asset.') && statSync(join(folder, name)).isDirectory(),
  )
  return new Map(assets.map((name) => [`${name.slice('asset.'.length)}.zip`, look(join(folder, name))]))
}

export type Placed = Resource & {
  readonly room: Room
  readonly id: string
  readonly path: string
  readonly properties: Properties
}

/** Every resource of a type in all stacks, with where it stands in the construct tree. */
export function resourcesOf(templates: Templates, type: string): Placed[] {
  return rooms.flatMap((room) =>
    Object.entries(templates[room].Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({
        ...resource,
        room,
        id,
        path: String(resource.Metadata?.['aws:cdk:path'] ?? id),
        properties: resource.Properties ?? {},
      })),
  )
}

/** The one resource of a type whose path contains `part`. Throws when there is none or more than one. */
export function resource(templates: Templates, type: string, part = ''): Placed {
  const [found, ...others] = resourcesOf(templates, type).filter(({ path }) => path.includes(part))
  if (found === undefined || others.length > 0)
    throw new Error(`${type} ${part}: ${found ? 'several' : 'none'}`)
  return found
}
