/** A filter pattern in the language of EventBridge, as far as it is known here. */
export type Pattern = (event: unknown) => boolean

/**
 * Compiles a filter pattern: nested objects name fields, a list names what a field may be.
 *
 * @throws {SyntaxError} for a comparison that is not known
 */
export function compilePattern(text: string): Pattern {
  return compile(JSON.parse(text))
}

function compile(pattern: unknown): Pattern {
  if (Array.isArray(pattern)) {
    const alternatives = pattern.map(comparison)
    return (value) => alternatives.some((matches) => matches(value))
  }
  if (typeof pattern !== 'object' || pattern === null)
    throw new SyntaxError('a field must name a list of values')
  const fields = Object.entries(pattern).map(([name, inner]): [string, Pattern] => [name, compile(inner)])
  return (value) => {
    const found: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
    return fields.every(([name, matches]) => matches(found[name]))
  }
}

function comparison(wanted: unknown): Pattern {
  if (typeof wanted !== 'object' || wanted === null) return (value) => value === wanted
  const [[operator, operand] = ['', undefined], ...more] = Object.entries(wanted)
  if (more.length > 0) throw new SyntaxError('a comparison has exactly one operator')
  switch (operator) {
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(String(operand))
    case 'suffix':
      return (value) => typeof value === 'string' && value.endsWith(String(operand))
    case 'exists':
      return (value) => (value !== undefined) === operand
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase()
    case 'anything-but': {
      const excluded = [operand].flat().map((item) => comparison(item))
      return (value) => value !== undefined && excluded.every((matches) => !matches(value))
    }
    default:
      throw new SyntaxError(`the comparison ${operator} is not known`)
  }
}
