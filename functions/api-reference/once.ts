/** Makes something when it is first asked for, and gives the same ever after: it depends on nothing but the code. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
