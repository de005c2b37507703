import type * as z from 'zod'
import { readAssembly, type Stack, type Template } from './assembly.ts'
import type { Kind, Place } from './kind.ts'
import { access } from './known/access.ts'
import { compute } from './known/compute.ts'
import { data } from './known/data.ts'
import { distribution } from './known/distribution.ts'
import { gateway } from './known/gateway.ts'
import { inertKinds } from './known/inert.ts'
import { mail } from './known/mail.ts'
import { notices } from './known/notices.ts'
import { TemplateRefused } from './refusal.ts'
import { conditionHolds, type References, resolveValue } from './resolve.ts'

/** Every resource type that the local cloud knows. */
export const catalogue = {
  ...data,
  ...access,
  ...compute,
  ...gateway,
  ...mail,
  ...notices,
  ...distribution,
  ...inertKinds,
}

export type ResourceType = keyof typeof catalogue
type PropertiesOf<Type extends ResourceType> = z.infer<(typeof catalogue)[Type]['properties']>

export type Resource<Type extends ResourceType> = {
  readonly stack: string
  readonly logicalId: string
  readonly type: Type
  readonly ref: string
  readonly attributes: Readonly<Record<string, string>>
  readonly properties: PropertiesOf<Type>
}

/** All stacks of an assembly, with every reference resolved and every resource checked against the catalogue. */
export type Deployment = {
  of<Type extends ResourceType>(type: Type): readonly Resource<Type>[]
  /** The file or folder behind an object key of the assets bucket. */
  asset(key: string): string | undefined
  readonly outputs: Readonly<Record<string, string>>
}

/** Reads an assembly; `mutate` may change each template first, as a fault that a test plants. */
export async function loadDeployment(
  directory: string,
  mutate: (template: Template) => Template = (template) => template,
): Promise<Deployment> {
  const stacks = await readAssembly(directory)
  return deploy(stacks.map((stack) => ({ ...stack, template: mutate(structuredClone(stack.template)) })))
}

/**
 * Resolves the stacks.
 *
 * @throws {TemplateRefused} with one reason for each type, property or reference that is not known
 */
function deploy(stacks: readonly Stack[]): Deployment {
  const identities = new Map<string, ReturnType<Kind['identify']>>()
  const references: References = {
    ref: (stack, id) => identify(stack, id)?.ref,
    attribute: (stack, id, name) => identify(stack, id)?.attributes[name],
  }

  function identify(stack: Stack, logicalId: string) {
    const key = `${stack.name}/${logicalId}`
    const known = identities.get(key)
    if (known !== undefined) return known
    const resource = stack.template.Resources[logicalId]
    if (resource === undefined) return undefined
    const kind = kindOf(resource.Type)
    if (kind === undefined) throw new TemplateRefused([`${key}: the type ${resource.Type} is not known`])
    const property = (name: string) =>
      resolveValue(resource.Properties?.[name], { stacks, stack, references })
    const place: Place = {
      stack: stack.name,
      logicalId,
      property,
      name: (name) => {
        const given = property(name)
        return typeof given === 'string' ? given : `${stack.name}-${logicalId}`
      },
    }
    const identity = kind.identify(place)
    identities.set(key, identity)
    return identity
  }

  const reasons: string[] = []
  const resources: Resource<ResourceType>[] = []
  const attempt = (action: () => void) => {
    try {
      action()
    } catch (error) {
      if (!(error instanceof TemplateRefused)) throw error
      reasons.push(...error.reasons)
    }
  }
  for (const stack of stacks) {
    const scope = { stacks, stack, references }
    for (const [logicalId, { Type, Properties, Condition }] of Object.entries(stack.template.Resources)) {
      attempt(() => {
        if (Condition !== undefined && !conditionHolds(Condition, scope)) return
        const identity = identify(stack, logicalId)
        if (identity === undefined || !isKnown(Type)) return
        const parsed = catalogue[Type].properties.safeParse(resolveValue(Properties ?? {}, scope))
        if (parsed.success) {
          resources.push({ stack: stack.name, logicalId, type: Type, ...identity, properties: parsed.data })
          return
        }
        const where = `${stack.name}/${logicalId} (${Type})`
        throw new TemplateRefused(
          parsed.error.issues.map((i) => `${where}: ${i.path.join('.')}: ${i.message}`),
        )
      })
    }
  }
  const outputs: Record<string, string> = {}
  for (const stack of stacks) {
    for (const [name, { Value }] of Object.entries(stack.template.Outputs ?? {})) {
      attempt(() => {
        outputs[`${stack.name}.${name}`] = String(resolveValue(Value, { stacks, stack, references }))
      })
    }
  }
  if (reasons.length > 0) throw new TemplateRefused([...new Set(reasons)])

  return {
    of: <Type extends ResourceType>(type: Type) =>
      // Each entry was parsed with the schema of its own `type`, so those of one type have that type's properties.
      resources.filter((resource) => resource.type === type) as unknown as Resource<Type>[],
    asset: (key) => stacks.map((stack) => stack.assets.get(key)).find((path) => path !== undefined),
    outputs,
  }
}

function isKnown(type: string): type is ResourceType {
  return Object.hasOwn(catalogue, type)
}

function kindOf(type: string): Kind | undefined {
  return isKnown(type) ? catalogue[type] : undefined
}
