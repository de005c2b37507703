import { openLocalCloud } from '@passerelle/local-cloud'
import { patience } from './patience.ts'
import { uncounted } from './quotas.ts'

/*
 * A local cloud in a process of its own, for tests that kill it: `node serve.ts <assembly> <data folder>`. It tells its
 * addresses in one line and serves until it is killed, or until whoever started it is gone.
 */

const [assembly = '', data = ''] = process.argv.slice(2)
const { api, endpoints, tables, cognito, processes } = await openLocalCloud({
  assembly,
  data,
  concurrency: 2,
  patience,
  template: uncounted,
})
const { pid } = process
const { engine } = processes()
process.stdout.write(`${JSON.stringify({ api, endpoints, tables, cognito, pid, engine })}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
