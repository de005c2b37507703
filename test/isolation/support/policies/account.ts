import type { LocalCloud } from '@passerelle/local-cloud'
import { stackRoles } from './roles.ts'

/** The ARNs of everything that a policy of the stack could be about. */
export type Account = {
  readonly main: string
  readonly gsi1: string
  readonly gsi2: string
  readonly gsi3: string
  readonly keys: string
  readonly stream: string
  readonly vaultKey: string
  readonly sealingKey: string
  readonly formKey: string
  readonly sealBucket: string
  readonly fileBucket: string
  readonly pool: string
  /** Role name without CDK's hash -> ARN. */
  readonly roles: Readonly<Record<string, string>>
}

export function accountOf(cloud: LocalCloud): Account {
  const outputs = [...new Set(Object.values(cloud.outputs))]
  const only = (form: RegExp) => {
    const [arn, ...others] = outputs.filter((value) => form.test(value))
    if (arn === undefined || others.length > 0) throw new Error(`not one output is ${form}`)
    return arn
  }
  const named = (name: string, form: RegExp) => {
    const found = Object.entries(cloud.outputs).find(
      ([output, value]) => output.includes(name) && form.test(value),
    )
    if (found === undefined) throw new Error(`no output is the ${name}`)
    return found[1]
  }
  const main = only(new RegExp(`:table/${cloud.tables.main}$`))
  const id = main.split(':')[4]
  const roles = stackRoles().map(({ name, deployedName }) => [
    name,
    `arn:aws:iam::${id}:role/${deployedName}`,
  ])
  return {
    main,
    gsi1: `${main}/index/gsi1`,
    gsi2: `${main}/index/gsi2`,
    gsi3: `${main}/index/gsi3`,
    keys: only(new RegExp(`:table/${cloud.tables.keys}$`)),
    stream: only(/:table\/.*\/stream\//),
    vaultKey: named('VaultKey', /^arn:[^:]+:kms:/),
    sealingKey: named('SealingKey', /^arn:[^:]+:kms:/),
    formKey: named('FormKey', /^arn:[^:]+:kms:/),
    sealBucket: named('SealBucket', /^arn:[^:]+:s3:/),
    fileBucket: named('FileBucket', /^arn:[^:]+:s3:/),
    pool: only(/^arn:[^:]+:cognito-idp:/),
    roles: Object.fromEntries(roles),
  }
}

export function resourcesOf({ main, gsi1, gsi2, gsi3, keys }: Account): readonly string[] {
  return [main, gsi1, gsi2, gsi3, keys]
}
