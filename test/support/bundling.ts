import type { BuildOptions } from 'esbuild'

/** How functions are bundled (infra/constructs/bundle.ts), as far as something that is no function can be. */
export const asFunctions = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  legalComments: 'none',
} satisfies BuildOptions
