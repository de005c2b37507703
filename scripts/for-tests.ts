import { synthesise } from './synthesise.ts'

/** Before the first test that crosses rooms: the templates of today's sources, and not of some earlier day. */
export async function setup(): Promise<void> {
  process.env['CDK_OUTDIR'] ??= await synthesise()
}
