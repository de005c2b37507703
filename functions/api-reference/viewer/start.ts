/**
 * Starts the viewer, as the page holds it: its hash stands in the page's policy.
 *
 * `jitless` keeps the viewer's zod from trying whether it may compile code, which the policy forbids. The address that
 * requests are tried at is the one above `/v1`, wherever this stage has it.
 */
export const start = `
globalThis.__zod_globalConfig = { jitless: true }
document.addEventListener('DOMContentLoaded', () => {
  const place = document.getElementById('operations')
  const server = new URL('..', document.baseURI).href.replace(/\\/$/, '')
  Scalar.createApiReference(place, {
    ...JSON.parse(place.dataset.settings),
    servers: [{ url: server }],
    generateOperationSlug: ({ operationId }) => operationId,
  })
})
`
