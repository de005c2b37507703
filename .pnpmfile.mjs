/**
 * The viewer of the API comes as one file with everything in it. What it was built from would be 280 packages and 250 MB
 * that nothing here loads.
 */
export const hooks = {
  readPackage: (manifest) =>
    manifest.name === '@scalar/api-reference' ? { ...manifest, dependencies: {} } : manifest,
}
