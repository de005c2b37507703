import { list, type Role, rolesOf, type Statement } from './rights.ts'
import type { Templates } from './synthesis.ts'

/** Weaknesses that would let a request past the partition keys, whatever the conditions say. */
const forbidden = [
  'dynamodb:Scan',
  'dynamodb:PartiQLSelect',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
  'dynamodb:GetRecords',
  'dynamodb:ExportTableToPointInTime',
  'dynamodb:RestoreTableToPointInTime',
  'dynamodb:DeleteTable',
  'dynamodb:UpdateTable',
  // These two would write past the codec, which looks at a row as a whole and puts it under a condition.
  'dynamodb:UpdateItem',
  'dynamodb:BatchWriteItem',
]

const rowAction =
  /^dynamodb:(?:BatchGet|BatchWrite|ConditionCheck|Delete|Get|Put|Update)Item$|^dynamodb:Query$/

/** The roles with which a request is answered: the functions' own, and those that the authorizer mints. */
export function requestRoles(templates: Templates): Role[] {
  return rolesOf(templates).filter(({ path }) => path.startsWith('Api/') && !path.includes('/Gateway/'))
}

/** The functions that the gateway calls to answer, each with a role of its own. */
export function answeringRoles(templates: Templates): Role[] {
  return requestRoles(templates).filter(({ path }) => !path.startsWith('Api/Authorizer/'))
}

/** Every way in which a role could reach rows that are not meant for it; empty when there is none. */
export function weaknessesOf(role: Role): string[] {
  return [
    ...role.managed.map(() => 'has a managed policy'),
    ...role.statements.flatMap((statement) => weaknessesIn(statement)),
  ].map((weakness) => `${role.path}: ${weakness}`)
}

function weaknessesIn(statement: Statement): string[] {
  if (statement.effect !== 'Allow') return []
  const { actions, condition, inverted, resources } = statement
  const reached = forbidden
    .filter((action) => actions.some((pattern) => matches(pattern, action)))
    .filter((action) => action !== 'dynamodb:UpdateItem' || !countsAlone(statement))
  const rows = actions.filter((action) => rowAction.test(action))
  return [
    ...inverted.map((part) => `says ${part}`),
    ...actions.filter((action) => action.includes('*')).map((action) => `allows ${action}`),
    ...reached.map((action) => `allows ${action}`),
    ...(rows.length > 0 && condition['Null']?.['dynamodb:LeadingKeys'] !== 'false'
      ? ['lets a request without a key pass']
      : []),
    ...(rows.length > 0 && keysOf(statement).length === 0 ? ['names no partition keys'] : []),
    ...(rows.length > 0 && resources.includes('*') ? ['allows every table'] : []),
    ...keysOf(statement)
      .filter(tooWide)
      .map((key) => `allows the keys ${key}`),
  ]
}

export function keysOf(statement: Statement): string[] {
  return list(statement.condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']).map(String)
}

/** Whether a statement is about counts of requests and nothing else: there nothing stands that a codec would look at. */
function countsAlone(statement: Statement): boolean {
  const keys = keysOf(statement)
  return keys.length > 0 && keys.every((key) => key === usage)
}

const usage = 'T#$' + '{aws:PrincipalTag/tenant}#USAGE'

/** A pattern that does not begin with a class of keys and, where the class is a tenant's, with whose. */
function tooWide(key: string): boolean {
  return !/^(?:[PO]#[A-Z]+|D#|N#\*$|[TCRANVSH]#(?:\$\{aws:PrincipalTag\/tenant\}|\?{26}|PLATFORM))/.test(key)
}

function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${expression}$`, 'i').test(action)
}
