import { account } from '../account.ts'
import { uuid } from '../identifiers.ts'
import type { Stack } from './assembly.ts'
import { TemplateRefused } from './refusal.ts'

/** How a reference to another resource is answered: by its `Ref` value or one of its attributes. */
export type References = {
  ref(stack: Stack, logicalId: string): string | undefined
  attribute(stack: Stack, logicalId: string, attribute: string): string | undefined
}

/** Marks a property that `AWS::NoValue` takes away. */
const absent = Symbol('AWS::NoValue')

type Scope = { readonly stacks: readonly Stack[]; readonly stack: Stack; readonly references: References }

/**
 * Resolves the intrinsic functions in a value of a stack's template.
 *
 * @throws {TemplateRefused} for an intrinsic function, parameter or reference that is not known
 */
export function resolveValue(value: unknown, scope: Scope): unknown {
  const resolved = walk(value, scope)
  return resolved === absent ? undefined : resolved
}

function walk(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, scope)).filter((item) => item !== absent)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first !== undefined && isIntrinsic(first[0])) {
    return intrinsic(first[0], first[1], scope)
  }
  const properties = entries.map(([key, item]): [string, unknown] => [key, walk(item, scope)])
  return Object.fromEntries(properties.filter(([, item]) => item !== absent))
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::')
}

function intrinsic(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return ref(String(argument), scope)
    case 'Fn::GetAtt':
      return attribute(argument, scope)
    case 'Fn::Sub':
      return substitute(argument, scope)
    case 'Fn::Join': {
      const [separator, parts] = list(argument, scope)
      return texts(walk(parts, scope)).join(String(separator))
    }
    case 'Fn::Split': {
      const [separator, source] = list(argument, scope)
      return String(walk(source, scope)).split(String(separator))
    }
    case 'Fn::Select': {
      const [index, source] = list(argument, scope)
      return texts(walk(source, scope))[Number(walk(index, scope))]
    }
    case 'Fn::FindInMap': {
      const [map, top, second] = texts(walk(argument, scope))
      return scope.stack.template.Mappings?.[map ?? '']?.[top ?? '']?.[second ?? '']
    }
    case 'Fn::ImportValue':
      return imported(String(walk(argument, scope)), scope)
    case 'Fn::GetStackOutput':
      return stackOutput(walk(argument, scope), scope)
    case 'Fn::If': {
      const [condition, yes, no] = list(argument, scope)
      return walk(conditionHolds(String(condition), scope) ? yes : no, scope)
    }
    case 'Fn::Equals': {
      const [left, right] = list(argument, scope).map((side) => walk(side, scope))
      return left === right
    }
    case 'Fn::And':
      return list(argument, scope).every((part) => walk(part, scope) === true)
    case 'Fn::Or':
      return list(argument, scope).some((part) => walk(part, scope) === true)
    case 'Fn::Not':
      return !list(argument, scope).every((part) => walk(part, scope) === true)
    case 'Condition':
      // Beside the conditions section, `Condition` is an ordinary key: that of a policy statement.
      return typeof argument === 'string'
        ? conditionHolds(argument, scope)
        : { Condition: walk(argument, scope) }
    default:
      throw new TemplateRefused([`${scope.stack.name}: the intrinsic function ${name} is not known`])
  }
}

function list(argument: unknown, scope: Scope): unknown[] {
  if (Array.isArray(argument)) return argument
  throw new TemplateRefused([`${scope.stack.name}: an intrinsic function has no list of arguments`])
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

/** Whether a condition of the stack's template holds. */
export function conditionHolds(name: string, scope: Scope): boolean {
  const condition = scope.stack.template.Conditions?.[name]
  if (condition === undefined) throw new TemplateRefused([`${scope.stack.name}: no condition ${name}`])
  return walk(condition, scope) === true
}

function ref(name: string, scope: Scope): unknown {
  const { stack } = scope
  const pseudo: Record<string, unknown> = {
    'AWS::Region': account.region,
    'AWS::AccountId': account.id,
    'AWS::Partition': account.partition,
    'AWS::URLSuffix': account.urlSuffix,
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${account.region}:${account.id}:stack/${stack.name}/${uuid(stack.name)}`,
    'AWS::NoValue': absent,
  }
  if (name in pseudo) return pseudo[name]
  const parameter = stack.template.Parameters?.[name]
  if (parameter !== undefined) {
    if (parameter.Default !== undefined) return parameter.Default
    throw new TemplateRefused([`${stack.name}: the parameter ${name} has no default`])
  }
  const value = scope.references.ref(stack, name)
  if (value === undefined) throw new TemplateRefused([`${stack.name}: nothing is called ${name}`])
  return value
}

function attribute(argument: unknown, scope: Scope): string {
  const [logicalId = '', ...rest] = typeof argument === 'string' ? argument.split('.') : texts(argument)
  const value = scope.references.attribute(scope.stack, logicalId, rest.join('.'))
  if (value !== undefined) return value
  throw new TemplateRefused([
    `${scope.stack.name}: ${logicalId} has no attribute ${rest.join('.')} that is known`,
  ])
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`
    if (Object.hasOwn(variables, name)) return String(walk(variables[name], scope))
    if (name.includes('.')) return attribute(name, scope)
    const value = ref(name, scope)
    return typeof value === 'string' ? value : whole
  })
}

function imported(name: string, scope: Scope): unknown {
  for (const stack of scope.stacks) {
    for (const output of Object.values(stack.template.Outputs ?? {})) {
      if (output.Export === undefined) continue
      const theirs = { ...scope, stack }
      if (walk(output.Export.Name, theirs) === name) return walk(output.Value, theirs)
    }
  }
  throw new TemplateRefused([`${scope.stack.name}: no stack exports ${name}`])
}

function stackOutput(argument: unknown, scope: Scope): unknown {
  const wanted = new Map(Object.entries(argument ?? {}))
  const stack = scope.stacks.find(({ name }) => name === wanted.get('StackName'))
  const output = stack?.template.Outputs?.[String(wanted.get('OutputName'))]
  const here = wanted.get('Region') === undefined || wanted.get('Region') === account.region
  if (stack !== undefined && output !== undefined && here) return walk(output.Value, { ...scope, stack })
  throw new TemplateRefused([
    `${scope.stack.name}: no output ${String(wanted.get('OutputName'))} of ${String(wanted.get('StackName'))}`,
  ])
}
