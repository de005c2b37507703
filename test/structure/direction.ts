import type { Workspace } from './workspaces.ts'

const underFunctions = ['contract', 'domain', 'messages', 'runtime', 'table', 'vault']

/**
 * The dependency rule: `domain <- contract <- client`, `domain <- vault <- table <- runtime <- functions`,
 * `contract <- runtime`, `contract <- scripts`, `domain <- messages <- runtime`, `client <- console`, `messages <- console`. A name opens a package; a name with a path opens that entry alone.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/contract': ['domain'],
  'packages/client': ['contract'],
  'packages/messages': ['domain'],
  'packages/vault': ['domain'],
  'packages/table': ['domain', 'vault'],
  'packages/runtime': ['contract', 'domain', 'messages', 'table', 'vault'],
  'packages/spreadsheet': ['client', 'messages'],
  // What the domain counts while somebody types; nothing else of it goes into a browser.
  'packages/console': [
    'client',
    'messages',
    'spreadsheet',
    'domain/finance-figures',
    'domain/signature-field',
    'domain/country-codes',
    'domain/country-currencies',
  ],
  'packages/local-cloud': [],
  infra: ['contract', 'messages', 'table/key-patterns'],
  scripts: ['client', 'contract', 'domain/calendar', 'domain/zones', 'local-cloud', 'messages'],
}

/**
 * The packages that a workspace may import. Undefined: everything, as tests may. Throws for a folder that the rule does
 * not know.
 */
export function openTo({ folder }: Workspace): readonly string[] | undefined {
  if (folder === 'test') return undefined
  const names = folder.startsWith('functions/') ? underFunctions : mayImport[folder]
  if (names === undefined) throw new Error(`The dependency rule does not say what ${folder} may import.`)
  return names.map((name) => `@passerelle/${name}`)
}

/**
 * An entry that a package keeps for tests alone: `@passerelle/table/testing`. Only `test` imports it, whatever else is
 * open.
 */
const forTests = /^@passerelle\/[^/]+\/testing$/

/** Whether the rule lets a workspace import this name (`@passerelle/table`, `@passerelle/table/key-patterns`). */
export function isOpen(importer: Workspace, specifier: string): boolean {
  const open = openTo(importer)
  if (open !== undefined && forTests.test(specifier)) return false
  return open === undefined || open.some((name) => specifier === name || specifier.startsWith(`${name}/`))
}
