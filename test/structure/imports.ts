/** Every name after `from`, `import` and `import(` in the text of a source. */
export function importsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  )
}
