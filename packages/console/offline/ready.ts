/**
 * Lets the console open without a network from now on: a worker keeps its files. It comes with the first roster that is
 * taken along, and goes with the last.
 *
 * @throws where the browser could not keep all of them
 */
export async function ready(): Promise<void> {
  const { installing, waiting, active } = await navigator.serviceWorker.register('/worker.js', {
    scope: '/',
    updateViaCache: 'none',
  })
  const worker = installing ?? waiting ?? active
  if (worker !== null) await activated(worker)
}

/** It is active once it has kept all files, and redundant where it could not. */
function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve()
      if (worker.state === 'redundant') reject(new Error('the browser did not keep the console'))
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

/** Takes the worker and all that it kept away. */
export async function noLongerReady(): Promise<void> {
  const workers = await navigator.serviceWorker.getRegistrations()
  await Promise.all(workers.map((worker) => worker.unregister()))
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}
