import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
})

type Resource = z.infer<typeof templateSchema>['Resources'][string]

function resourcesIn(assembly: string): readonly Resource[] {
  return readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) =>
      Object.values(templateSchema.parse(JSON.parse(readFileSync(join(assembly, name), 'utf8'))).Resources),
    )
}

/** The memory of each function by its name, in gigabytes. */
export function memoryOfFunctions(assembly: string): ReadonlyMap<string, number> {
  const functions = resourcesIn(assembly).filter(({ Type }) => Type === 'AWS::Lambda::Function')
  return new Map(
    functions.map(({ Properties }) => [
      String(Properties['FunctionName']),
      Number(Properties['MemorySize'] ?? 128) / 1_024,
    ]),
  )
}

/** What stands there and is paid by the month, whether anybody works or not. */
export function standingIn(assembly: string) {
  const all = resourcesIn(assembly)
  const count = (type: string) => all.filter(({ Type }) => Type === type).length
  const rules = all
    .filter(({ Type }) => Type === 'AWS::WAFv2::WebACL')
    .flatMap(({ Properties }) => z.array(z.unknown()).parse(Properties['Rules']))
  return {
    keys: count('AWS::KMS::Key'),
    alarms: count('AWS::CloudWatch::Alarm'),
    firewalls: count('AWS::WAFv2::WebACL'),
    firewallRules: rules.length,
  }
}
