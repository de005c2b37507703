import { contextVariable, type Exchange, header } from './exchange.ts'

/** The value of a mapping expression: `'text'`, `context.…` or `method.request.…`; undefined where there is none. */
export function mapped(expression: string, exchange: Exchange): string | undefined {
  if (/^'.*'$/s.test(expression)) return expression.slice(1, -1)
  if (expression.startsWith('context.')) return contextVariable(exchange, expression.slice('context.'.length))
  const [, place, name = ''] = /^method\.request\.(header|querystring|path)\.(.+)$/.exec(expression) ?? []
  if (place === 'header') return header(exchange, name)
  if (place === 'querystring') return exchange.query.get(name) ?? undefined
  if (place === 'path') return exchange.pathParameters?.[name]
  return undefined
}

/** A template text with every `$context.…` filled in; what is not there becomes `absent`. */
export function filled(
  template: string,
  exchange: Exchange,
  absent: string,
  extra: Record<string, string> = {},
): string {
  return template.replace(/\$context\.([A-Za-z]+(?:\.[A-Za-z0-9_-]+)*)/g, (_whole, name: string) => {
    return extra[name] ?? contextVariable(exchange, name) ?? absent
  })
}
