import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Stacks by name, as plain CloudFormation. */
export type SampleStacks = Readonly<
  Record<
    string,
    Readonly<Record<string, unknown>> & { readonly Resources: Readonly<Record<string, unknown>> }
  >
>

/** A cloud assembly on disk, as `cdk synth` would have written it, without any asset. */
export type SampleAssembly = { readonly folder: string; remove(): void }

export function writeAssembly(stacks: SampleStacks): SampleAssembly {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'))
  const artifacts = Object.fromEntries(
    Object.keys(stacks).map((name) => [
      name,
      { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
    ]),
  )
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }))
  for (const [name, template] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template))
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
