/**
 * Compiles the template by which a pipe makes a message out of an event: what stands in `<$.path>` is put there, inside
 * the quotes that the template has around it. A path that leads nowhere leaves an empty text.
 *
 * @throws {SyntaxError} for a template that makes no JSON
 */
export function compileInputTemplate(template: string): (event: unknown) => string {
  const messageOf = (event: unknown) =>
    template.replaceAll(/<\$\.([\w.]+)>/g, (_, path: string) => {
      const found = at(event, path.split('.'))
      return JSON.stringify(found === undefined ? '' : String(found)).slice(1, -1)
    })
  JSON.parse(messageOf({}))
  return messageOf
}

function at(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  if (typeof value !== 'object' || value === null) return undefined
  return at(Reflect.get(value, name), rest)
}
