/**
 * Lets the console open without a network from now on: a worker keeps its files. It comes with the first roster that is
 * taken along, and goes with the last.
 */
export async function ready(): Promise<void> {
  await navigator.serviceWorker.register('/worker.js', { scope: '/', updateViaCache: 'none' })
  // It is active once it has kept all files.
  await navigator.serviceWorker.ready
}

/** Takes the worker and all that it kept away. */
export async function noLongerReady(): Promise<void> {
  const workers = await navigator.serviceWorker.getRegistrations()
  await Promise.all(workers.map((worker) => worker.unregister()))
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}
