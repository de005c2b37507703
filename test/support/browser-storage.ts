import type { Page } from 'playwright-core'

/** Everything that a page's origin keeps in its browser, by where it lies, as text; bytes one letter each. */
export function storedBy(
  page: Page,
): Promise<readonly { readonly name: string; readonly content: string }[]> {
  return page.evaluate(readAll)
}

/** Runs in the page; it is text, for nothing here knows what a page knows. */
const readAll = `(async () => {
  const latin = (bytes) => new TextDecoder('latin1').decode(bytes)
  const written = (value) =>
    JSON.stringify(value, (_, part) =>
      ArrayBuffer.isView(part) ? latin(part) : part instanceof ArrayBuffer ? latin(new Uint8Array(part)) : part,
    )
  const request = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const found = []
  for (const [name, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]])
    for (const [key, value] of Object.entries(storage)) found.push({ name: name + ' ' + key, content: value })
  found.push({ name: 'cookies', content: document.cookie })
  for (const { name } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store)
      const [keys, values] = await Promise.all([request(all.getAllKeys()), request(all.getAll())])
      keys.forEach((key, at) => found.push({ name: 'IndexedDB ' + name + ' ' + key, content: written(values[at]) }))
    }
    database.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const asked of await cache.keys()) {
      const answer = await cache.match(asked)
      found.push({ name: 'cache ' + asked.url, content: latin(new Uint8Array(await answer.arrayBuffer())) })
    }
  }
  return found
})()`
