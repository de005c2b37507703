import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { TemplateRefused } from './refusal.ts'

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Transform: z.never().optional(),
  Metadata: z.unknown().optional(),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).optional(),
  Rules: z.unknown().optional(),
  Conditions: z.record(z.string(), z.unknown()).optional(),
  Parameters: z
    .record(z.string(), z.looseObject({ Type: z.string(), Default: z.unknown().optional() }))
    .optional(),
  Resources: z.record(
    z.string(),
    z.strictObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).optional(),
      Metadata: z.unknown().optional(),
      DependsOn: z.unknown().optional(),
      Condition: z.string().optional(),
      DeletionPolicy: z.unknown().optional(),
      UpdateReplacePolicy: z.unknown().optional(),
      UpdatePolicy: z.unknown().optional(),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({ Value: z.unknown(), Export: z.looseObject({ Name: z.unknown() }).optional() }),
    )
    .optional(),
})

/** A CloudFormation template as CDK writes it, before any reference in it is resolved. */
export type Template = z.infer<typeof templateSchema>

export type Stack = {
  readonly name: string
  readonly template: Template
  /** Object key of an asset in the assets bucket -> the file or folder on this machine. */
  readonly assets: ReadonlyMap<string, string>
}

const manifestSchema = z.looseObject({
  artifacts: z
    .record(
      z.string(),
      z.looseObject({ type: z.string(), properties: z.record(z.string(), z.unknown()).optional() }),
    )
    .default({}),
})

const assetsSchema = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
})

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

async function readAssets(directory: string, file: string): Promise<[string, string][]> {
  const { files } = assetsSchema.parse(await readJson(join(directory, file)))
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).flatMap(({ objectKey }): [string, string][] =>
      source.path === undefined ? [] : [[objectKey, resolve(directory, source.path)]],
    ),
  )
}

function parseTemplate(name: string, source: unknown): Template {
  const parsed = templateSchema.safeParse(source)
  if (parsed.success) return parsed.data
  throw new TemplateRefused(
    parsed.error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`),
  )
}

/** Reads every stack of a cloud assembly (`cdk.out`), nested assemblies among them. */
export async function readAssembly(directory: string): Promise<Stack[]> {
  const { artifacts } = manifestSchema.parse(await readJson(join(directory, 'manifest.json')))
  const assets = new Map<string, string>()
  for (const { type, properties } of Object.values(artifacts)) {
    if (type !== 'cdk:asset-manifest') continue
    for (const [key, path] of await readAssets(directory, String(properties?.['file']))) assets.set(key, path)
  }
  const stacks: Stack[] = []
  for (const [id, { type, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack') {
      const name = String(properties?.['stackName'] ?? id)
      const source = await readJson(join(directory, String(properties?.['templateFile'])))
      stacks.push({ name, template: parseTemplate(name, source), assets })
    }
    if (type === 'cdk:cloud-assembly') {
      stacks.push(...(await readAssembly(join(directory, String(properties?.['directoryName'])))))
    }
  }
  return stacks
}
