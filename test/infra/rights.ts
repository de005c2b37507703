import { type Placed, resource, resourcesOf, type Template, type Templates } from './synthesis.ts'

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** One statement of a policy, with its lists always as lists. */
export type Statement = {
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly unknown[]
  readonly condition: Condition
  /** Parts that turn the meaning of a statement around; a policy of ours has none. */
  readonly inverted: readonly string[]
}

export type Role = {
  readonly path: string
  readonly statements: readonly Statement[]
  readonly managed: readonly unknown[]
}

/** Every role of the stacks, with all that it may do. */
export function rolesOf(templates: Templates): Role[] {
  return resourcesOf(templates, 'AWS::IAM::Role').map((role) => ({
    path: role.path,
    statements: [...inlinePolicies(role), ...attachedPolicies(templates[role.room], role.id)].flatMap(
      statementsOf,
    ),
    managed: list(role.properties['ManagedPolicyArns']),
  }))
}

export function roleAt(templates: Templates, part: string): Role {
  const wanted = resource(templates, 'AWS::IAM::Role', part).path
  const role = rolesOf(templates).find(({ path }) => path === wanted)
  if (role === undefined) throw new Error(`No role at ${part}`)
  return role
}

export function trustOf(role: Placed): Statement[] {
  return statementsOf(role.properties['AssumeRolePolicyDocument'])
}

function inlinePolicies(role: Placed): unknown[] {
  return list(role.properties['Policies']).map((policy) => field(policy, 'PolicyDocument'))
}

function attachedPolicies(template: Template, roleId: string): unknown[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => list(Properties?.['Roles']).some((role) => field(role, 'Ref') === roleId))
    .map(({ Properties }) => Properties?.['PolicyDocument'])
}

function statementsOf(document: unknown): Statement[] {
  return list(field(document, 'Statement')).map((statement) => ({
    effect: String(field(statement, 'Effect')),
    actions: list(field(statement, 'Action')).map(String),
    resources: list(field(statement, 'Resource')),
    // The grammar of a policy: operator -> key -> values.
    condition: (field(statement, 'Condition') ?? {}) as Condition,
    inverted: ['NotAction', 'NotResource', 'NotPrincipal'].filter(
      (part) => field(statement, part) !== undefined,
    ),
  }))
}

/** A field of an object read from JSON, or undefined. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

/** CloudFormation and IAM write a list of one without the list. */
export function list(value: unknown): unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** The actions of statements, each once and in the order of the alphabet. */
export const actionsOf = (statements: readonly Statement[]) =>
  [...new Set(statements.flatMap(({ actions }) => actions))].sort()

/** The statements about one service. */
export const on = (statements: readonly Statement[], service: string) =>
  statements.filter(({ actions }) => actions.some((action) => action.startsWith(`${service}:`)))
