import jsonld from 'jsonld'

/** What a page says for programs, as an independent parser of JSON-LD 1.1 reads it. */
export async function triplesOf(page: string): Promise<readonly string[]> {
  const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  if (text === undefined) throw new Error('the page says nothing for programs')
  const documentLoader = (url: string) => Promise.reject(new Error(`nothing is fetched: ${url}`))
  const quads = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader })
  return quads.trim().split('\n')
}
