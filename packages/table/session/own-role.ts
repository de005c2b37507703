import { connectOwnRole } from '../engine/connection.ts'
import { openStore, type Store, type Tables } from '../engine/store.ts'

/** The tables as a function with a role of its own may use them. It opens no key, and needs none. */
export function openOwnStore(tables: Tables): Store {
  return openStore(connectOwnRole().documents, tables)
}
