import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../scripts/verify-certificate.mjs', import.meta.url))
const desk = mkdtempSync(join(tmpdir(), 'passerelle-certificate-'))

/** What anybody gets under a public address. */
export async function published(
  api: string,
  path: string,
): Promise<{ readonly status: number; readonly headers: Pick<Headers, 'get'>; readonly text: string }> {
  const answer = await fetch(`${api}/v1/public/${path}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** What the script for everybody says to a credential, with the keys and the list of an issuer as anybody gets them. */
export async function offlineVerdict(
  api: string,
  credential: string,
  { issuer, keys, code }: { readonly issuer: string; readonly keys?: object; readonly code?: string },
): Promise<string> {
  const jwks = keys === undefined ? (await published(api, `keys/${issuer}`)).text : JSON.stringify(keys)
  return verdict({ credential, jwks, list: (await published(api, `status-lists/${issuer}/1`)).text, code })
}

/** The same with these files, and without a list where there is none. */
export function verdict(files: {
  readonly credential: string
  readonly jwks: string
  readonly list?: string
  readonly code?: string | undefined
}): Promise<string> {
  const { credential, jwks, list, code } = files
  const paths = [written('certificate.jwt', credential), written('keys.json', jwks)]
  const rest = list === undefined ? [] : [written('list.jwt', list), ...(code ? [code] : [])]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...paths, ...rest], (error, said, trouble) =>
      trouble === '' ? resolve(said.trim()) : reject(error),
    )
  })
}

function written(name: string, text: string): string {
  const path = join(desk, name)
  writeFileSync(path, text)
  return path
}
