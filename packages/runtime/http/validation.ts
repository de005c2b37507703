import type { FieldError } from '@passerelle/domain/kernel'
import type * as z from 'zod'

/** Where in the request a value stood. */
export type Place = 'body' | 'query' | 'path' | 'header'

/** Says of each zod issue where it is and which rule it broke, without quoting the value. */
export function fieldErrors(place: Place, issues: readonly z.core.$ZodIssue[]): readonly FieldError[] {
  return issues.flatMap((issue) => errorsOf([place], issue)).slice(0, mostErrors)
}

const mostErrors = 50

function errorsOf(before: readonly (string | number)[], issue: z.core.$ZodIssue): readonly FieldError[] {
  const path = [...before, ...issue.path.map((segment) => (typeof segment === 'symbol' ? '?' : segment))]
  switch (issue.code) {
    case 'invalid_type':
      return [
        {
          path,
          code: issue.input === undefined ? 'required' : 'wrong_type',
          params: { expected: issue.expected },
        },
      ]
    case 'too_small':
      return [
        {
          path,
          code: `too_small_${issue.origin === 'string' || issue.origin === 'array' ? issue.origin : 'value'}`,
          params: { limit: String(issue.minimum) },
        },
      ]
    case 'too_big':
      return [
        {
          path,
          code: `too_big_${issue.origin === 'string' || issue.origin === 'array' ? issue.origin : 'value'}`,
          params: { limit: String(issue.maximum) },
        },
      ]
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, 10)
        .map((key) => ({ path: [...path, key.slice(0, 60)], code: 'unknown_field' }))
    case 'invalid_value':
      return [{ path, code: 'not_allowed', params: { allowed: issue.values.map(String).join(', ') } }]
    case 'invalid_format':
      return [{ path, code: formatCodes[issue.format] ?? 'wrong_format', params: { format: issue.format } }]
    case 'invalid_union':
      return unionErrors(path, issue.errors)
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => errorsOf(path, inner))
    case 'not_multiple_of':
      return [{ path, code: 'wrong_format', params: { format: 'integer' } }]
    default:
      return [{ path, code: issue.message }]
  }
}

const formatCodes: Readonly<Record<string, string>> = {
  date: 'impossible_date',
  datetime: 'impossible_instant',
  email: 'invalid_email',
}

/** Of a choice between shapes, the nearest one's errors: the one that got furthest. */
function unionErrors(
  path: readonly (string | number)[],
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly FieldError[] {
  const nearest = branches.toSorted((a, b) => a.length - b.length)[0]
  if (nearest === undefined || nearest.length === 0)
    return [{ path, code: 'wrong_type', params: { expected: 'union' } }]
  return nearest.flatMap((issue) => errorsOf(path, issue))
}
