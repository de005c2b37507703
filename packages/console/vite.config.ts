import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { noScriptDoor } from './language/no-script.ts'
import { themeStyles } from './look/theme-styles.ts'
import { offlineFiles } from './offline/offline-files.ts'

// While one works on the console: where the API and the identity pool of a stack that runs here are reached.
const { PASSERELLE_API: api, PASSERELLE_POOL: pool } = process.env

export default defineConfig(({ command }) => {
  // A build is always one for people, also where a test runs it: React for developers is twice as large.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    root: import.meta.dirname,
    // The content policy lets no library start a worker out of its own text.
    resolve: {
      alias: [{ find: /^fflate$/, replacement: `${import.meta.dirname}/imports/zip-here.ts` }],
    },
    plugins: [react(), themeStyles(), noScriptDoor(), offlineFiles()],
    build: {
      outDir: 'build',
      // The console of the staff, the page of the person whom a case is about, and what opens the console without a network.
      rolldownOptions: {
        input: { console: 'index.html', me: 'me/index.html', worker: 'offline/worker.ts' },
        // A browser knows a worker by its address, so that one has no digest in its name.
        output: {
          entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        },
      },
      // Every file of its own: the content policy allows no `data:` address.
      assetsInlineLimit: 0,
      // Written for browsers of the last years, as centres have them.
      target: ['chrome111', 'firefox114', 'safari16.4'],
      // The list of all files of the build, by which its size is measured.
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
    },
    server: {
      proxy: {
        ...(api && { '/v1': api, '/config.json': api }),
        ...(pool && { '/pool': { target: pool, rewrite: () => '/' } }),
      },
    },
  }
})
