import { readFileSync } from 'node:fs'
import { assembly } from '../../../support/cloud.ts'

/** A role of the stacks. */
export type StackRole = {
  /** Its logical id without the hash that CDK puts behind it. */
  readonly name: string
  readonly logicalId: string
  /** The name that it has on this machine. */
  readonly deployedName: string
}

type Manifest = {
  readonly artifacts: Readonly<
    Record<
      string,
      { readonly type: string; readonly properties?: { stackName?: string; templateFile?: string } }
    >
  >
}
type Template = { readonly Resources: Readonly<Record<string, { readonly Type: string }>> }

/** Every role of every stack, so that one that is added is asked about as well. */
export function stackRoles(): readonly StackRole[] {
  // Both files are written by the synthesis in the shapes named here.
  const manifest = JSON.parse(readFileSync(`${assembly}/manifest.json`, 'utf8')) as Manifest
  return Object.entries(manifest.artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .flatMap(([id, { properties }]) => {
      const file = `${assembly}/${properties?.templateFile}`
      const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as Template
      return Object.entries(Resources)
        .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
        .map(([logicalId]) => ({
          name: logicalId.replace(/[0-9A-F]{8}$/, ''),
          logicalId,
          deployedName: `${properties?.stackName ?? id}-${logicalId}`,
        }))
    })
}
