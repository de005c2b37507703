import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js'
import type { Collection } from '../store.ts'

type Tree = { [key: string]: unknown }

/** The pool's records as `cognito-local` wants them: a tree of plain values, kept as one entry of a collection. */
export function poolDataStore(collection: Collection, name: string, defaults: Tree): DataStore {
  const root: Tree = { ...defaults, ...asTree(revived('', collection.get(name))) }
  const path = (key: string | string[]) => (Array.isArray(key) ? key : [key])
  const save = async () => collection.set(name, root)

  function at(keys: readonly string[]): Tree {
    let node = root
    for (const key of keys) {
      const next = Object.hasOwn(node, key) ? asTree(node[key]) : {}
      node[key] = next
      node = next
    }
    return node
  }

  return {
    // The interface lets each caller name the type that it stored under the key; the tree holds what was stored.
    async get<Value>(_context: unknown, key: string | string[], fallback?: Value) {
      const keys = path(key)
      const node = at(keys.slice(0, -1))
      const last = keys.at(-1) ?? ''
      return ((Object.hasOwn(node, last) ? node[last] : undefined) ?? fallback ?? null) as Value
    },
    async getRoot<Value>() {
      return root as Value
    },
    async set(_context, key, value) {
      const keys = path(key)
      at(keys.slice(0, -1))[keys.at(-1) ?? ''] = value
      await save()
    },
    async delete(_context, key) {
      const keys = path(key)
      delete at(keys.slice(0, -1))[keys.at(-1) ?? '']
      await save()
    },
  }
}

function asTree(value: unknown): Tree {
  // An object read from JSON has string keys only.
  return typeof value === 'object' && value !== null ? (value as Tree) : {}
}

/** JSON keeps a date as text; `cognito-local` names every date `…Date`. */
function revived(name: string, value: unknown): unknown {
  if (typeof value === 'string' && name.endsWith('Date')) return new Date(value)
  if (Array.isArray(value)) return value.map((item) => revived('', item))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revived(key, item)]))
}
