import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root, type Workspace, workspaces } from './workspaces.ts'

const rootFiles = [
  '.biome',
  '.gitignore',
  'biome.json',
  'package.json',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'tsconfig.json',
  'vitest.config.ts',
]

/** Texts by the paths of their files from the root of the workspace. */
type Files = Readonly<Record<string, string>>
type Outcome = { readonly status: number | null; readonly output: string }

/** The bare bones of the workspace in a temporary folder, for planting violations. */
export type Skeleton = {
  readonly folder: string
  /** The result while these files stand there. */
  readonly planted: <Seen>(files: Files, look: () => Seen) => Seen
  /** Lets one workspace import another, as if it declared it. */
  readonly link: (importer: Workspace, imported: Workspace) => void
  /** Runs Node in the skeleton's folder. */
  readonly run: (...args: readonly string[]) => Outcome
  readonly compile: (...args: readonly string[]) => Outcome
  readonly lint: () => Outcome
  readonly remove: () => void
}

/** The content of each file of the skeleton. */
export const bone = 'export const bone = true\n'

/**
 * Copies what decides about imports: every manifest and configuration, and the links that pnpm made between the
 * members. Sources are not copied: behind each entry of a package stands a file of one line.
 */
export function makeSkeleton(): Skeleton {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'passerelle-skeleton-')))
  for (const file of rootFiles) cpSync(join(root, file), join(folder, file), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const workspace of workspaces) copyBones(workspace, folder)
  const run: Skeleton['run'] = (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    return { status, output: stdout + stderr }
  }
  return {
    folder,
    planted: (files, look) => {
      for (const [path, text] of Object.entries(files)) write(join(folder, path), text)
      const seen = look()
      for (const path of Object.keys(files)) rmSync(join(folder, path))
      return seen
    },
    link: (importer, imported) => {
      const link = join(folder, importer.folder, 'node_modules', imported.name)
      mkdirSync(dirname(link), { recursive: true })
      if (!existsSync(link)) symlinkSync(join(folder, imported.folder), link)
    },
    run,
    compile: (...args) => run('node_modules/typescript/bin/tsc', ...args),
    lint: () =>
      run('node_modules/@biomejs/biome/bin/biome', 'lint', '--reporter=github', '--max-diagnostics=none'),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function copyBones(workspace: Workspace, to: string): void {
  for (const file of ['package.json', 'tsconfig.json']) {
    cpSync(join(root, workspace.folder, file), join(to, workspace.folder, file))
  }
  for (const file of [...workspace.entries.values(), 'bone.ts']) write(join(to, workspace.folder, file), bone)
  const links = join(workspace.folder, 'node_modules', '@passerelle')
  if (!existsSync(join(root, links))) return
  mkdirSync(join(to, links), { recursive: true })
  for (const link of readdirSync(join(root, links))) {
    symlinkSync(readlinkSync(join(root, links, link)), join(to, links, link))
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
