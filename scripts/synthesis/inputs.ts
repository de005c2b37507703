import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders whose sources end up in the templates, in the bundles of the functions and in the console. */
const folders = ['infra', 'functions', 'packages']

/** Packages that nothing of what is deployed is made of. A new package counts until somebody says that it does not. */
const apart = ['local-cloud']

/** Folders that hold what was installed or built. */
const made = ['node_modules', 'build', 'dist']

/** Single files that decide how the others are read: versions of libraries, flags, settings of the compiler. */
const settings = [
  'cdk.json',
  'cdk.context.json',
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'tsconfig.json',
]

/** Every file that the synthesis depends on, as paths from `root`, in one order on every machine. */
export function inputsOf(root: string): readonly string[] {
  const found = globSync([...folders.map((folder) => `${folder}/**/*`), ...settings], {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) =>
      made.includes(entry.name) ||
      (apart.includes(entry.name) && entry.parentPath === join(root, 'packages')),
  })
  return found
    .filter((entry) => entry.isFile() && !/\.(?:test\.ts|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
    .sort()
}

/**
 * One name for all that the synthesis depends on: the content of its inputs, and the Node that runs it. The lock file
 * stands for the libraries.
 */
export function digestOf(root: string): string {
  const digest = createHash('sha256').update(process.version)
  for (const file of inputsOf(root)) {
    const content = readFileSync(join(root, file))
    digest.update(`\0${file}\0${content.length}\0`).update(content)
  }
  return digest.digest('hex').slice(0, 32)
}
