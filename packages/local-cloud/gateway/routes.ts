/** Where a method answers. */
type Placed = { readonly httpMethod: string; readonly resourcePath: string }

export type Match<Method> = {
  readonly method: Method
  readonly pathParameters: Readonly<Record<string, string>>
}

export type Router<Method> = (httpMethod: string, path: string) => Match<Method> | undefined

type Node<Method> = {
  readonly fixed: Map<string, Node<Method>>
  variable: { readonly name: string; readonly node: Node<Method> } | undefined
  greedy: { readonly name: string; readonly node: Node<Method> } | undefined
  readonly methods: Map<string, Method>
}

/** Finds methods by path: a fixed part goes before a variable one, and that before `{proxy+}`. */
export function routerOf<Method extends Placed>(methods: readonly Method[]): Router<Method> {
  const root = node<Method>()
  for (const method of methods) {
    let current = root
    for (const part of segments(method.resourcePath)) current = child(current, part)
    current.methods.set(method.httpMethod, method)
  }
  return (httpMethod, path) => {
    const parts = segments(path)
    const found = descend(root, parts, 0, {})
    const method = found?.node.methods.get(httpMethod) ?? found?.node.methods.get('ANY')
    return found === undefined || method === undefined
      ? undefined
      : { method, pathParameters: found.parameters }
  }
}

function descend<Method>(
  from: Node<Method>,
  parts: readonly string[],
  depth: number,
  parameters: Record<string, string>,
): { node: Node<Method>; parameters: Record<string, string> } | undefined {
  const part = parts[depth]
  if (part === undefined) return from.methods.size > 0 ? { node: from, parameters } : undefined
  const fixed = from.fixed.get(part)
  const viaFixed = fixed === undefined ? undefined : descend(fixed, parts, depth + 1, parameters)
  if (viaFixed !== undefined) return viaFixed
  if (from.variable !== undefined) {
    const { name, node: next } = from.variable
    const via = descend(next, parts, depth + 1, { ...parameters, [name]: part })
    if (via !== undefined) return via
  }
  if (from.greedy === undefined) return undefined
  const { name, node: last } = from.greedy
  return { node: last, parameters: { ...parameters, [name]: parts.slice(depth).join('/') } }
}

function node<Method>(): Node<Method> {
  return { fixed: new Map(), variable: undefined, greedy: undefined, methods: new Map() }
}

function child<Method>(parent: Node<Method>, part: string): Node<Method> {
  const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? []
  if (name === undefined) {
    const known = parent.fixed.get(part) ?? node<Method>()
    parent.fixed.set(part, known)
    return known
  }
  if (plus === '+') {
    parent.greedy ??= { name, node: node<Method>() }
    return parent.greedy.node
  }
  parent.variable ??= { name, node: node<Method>() }
  return parent.variable.node
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}
