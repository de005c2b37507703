import { type FieldCode, type FieldError, isFieldCode } from '@passerelle/domain/kernel'
import type * as z from 'zod'

/** Where in the request a value stood. */
export type Place = 'body' | 'query' | 'path' | 'header'

type Issue = z.core.$ZodIssue
type Path = FieldError['path']
type Rule = Pick<FieldError, 'code' | 'params'>

const maxErrors = 50
const maxUnknownFields = 10
const maxName = 60

/** Says of each zod issue where it is and which rule it broke, without quoting the value. */
export function fieldErrors(place: Place, issues: readonly Issue[]): readonly FieldError[] {
  return issues.flatMap((issue) => errorsOf([place], issue)).slice(0, maxErrors)
}

function errorsOf(before: Path, issue: Issue): readonly FieldError[] {
  const path = [...before, ...issue.path.map(segment)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, maxUnknownFields)
        .map((key) => ({ path: [...path, segment(key)], code: 'unknown_field' }))
    case 'invalid_union':
      return issue.errors.length === 0 ? [{ path, ...optionRule(issue) }] : nearest(path, issue.errors)
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => errorsOf(path, inner))
    default:
      return [{ path, ...ruleOf(issue) }]
  }
}

/** A key that a caller made up may be of any length; enough of it is told to find it. */
function segment(key: PropertyKey): string | number {
  if (typeof key === 'symbol') return '?'
  return typeof key === 'number' ? key : key.slice(0, maxName)
}

type PlainIssue = Exclude<
  Issue,
  { code: 'unrecognized_keys' | 'invalid_union' | 'invalid_key' | 'invalid_element' }
>

function ruleOf(issue: PlainIssue): Rule {
  if (isMissing(issue)) return { code: 'required' }
  // A schema that states its own rule gives the rule's code for a message.
  if (isFieldCode(issue.message)) return { code: issue.message, params: bounds(issue) }
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', params: { expected: issue.expected } }
    case 'too_small':
      return lowerBound(issue)
    case 'too_big':
      return upperBound(issue)
    case 'not_multiple_of':
      return { code: 'not_a_multiple', params: { step: issue.divisor } }
    case 'invalid_value':
      return allowing(issue.values)
    case 'invalid_format':
      return { code: formatCodes[issue.format] ?? 'wrong_format' }
    case 'custom':
      return { code: 'custom' }
  }
}

/** Whether the rule was broken only because nothing was given: then it is of no use to say what it asks for. */
function isMissing(issue: PlainIssue): boolean {
  return Object.hasOwn(issue, 'input') && issue.input === undefined
}

/** The bounds of a schema's own rule. */
function bounds(issue: PlainIssue): Record<string, string | number> {
  const given = issue.code === 'custom' ? Object.entries(issue.params ?? {}) : []
  return Object.fromEntries(given.filter(([, bound]) => ['string', 'number'].includes(typeof bound)))
}

function lowerBound({ minimum, inclusive, origin }: z.core.$ZodIssueTooSmall): Rule {
  const params = { limit: bound(minimum) }
  if (inclusive === false) return { code: 'not_above', params }
  const size = sized(origin)
  return minimum === 1 && size !== 'value' ? { code: 'empty' } : { code: `too_small_${size}`, params }
}

function upperBound({ maximum, inclusive, origin }: z.core.$ZodIssueTooBig): Rule {
  const params = { limit: bound(maximum) }
  return inclusive === false ? { code: 'not_below', params } : { code: `too_big_${sized(origin)}`, params }
}

/** A number stays one, for a sentence counts by it. */
function bound(limit: number | bigint): number | string {
  return typeof limit === 'number' ? limit : String(limit)
}

function sized(origin: string): 'string' | 'array' | 'value' {
  return origin === 'string' || origin === 'array' ? origin : 'value'
}

function allowing(values: readonly unknown[]): Rule {
  return { code: 'not_allowed', params: { allowed: values.map(String).join(', ') } }
}

const formatCodes: Readonly<Record<string, FieldCode>> = {
  date: 'impossible_date',
  datetime: 'impossible_instant',
  email: 'invalid_email',
}

/** None of the shapes that may stand here, told apart by one field, has what this field says. */
function optionRule(issue: z.core.$ZodIssueInvalidUnion): Rule {
  const { options } = issue as { readonly options?: unknown } // given where one field tells the shapes apart
  return Array.isArray(options) ? allowing(options) : { code: 'custom' }
}

/** Of a choice between shapes, the errors of the one that got furthest: of the right type, with the fewest faults. */
function nearest(path: Path, shapes: readonly (readonly Issue[])[]): readonly FieldError[] {
  const isOfType = (issues: readonly Issue[]) =>
    issues.every((issue) => issue.path.length > 0 || issue.code !== 'invalid_type')
  const alike = shapes.filter(isOfType)
  const [first = []] = (alike.length > 0 ? alike : shapes).toSorted((a, b) => a.length - b.length)
  return first.flatMap((issue) => errorsOf(path, issue))
}
