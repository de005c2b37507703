const beginning = /\b(?:function|const) ((?:assert|require)[A-Z]\w*)(?:<[^>]*>)?(?: = (?:async )?)?(?=\()/g

const rightful = {
  assert: /^(?:void|Promise<void>|asserts .+)$/,
  require: /^(?:Requirement|readonly Requirement\[\]|Promise<(?:Requirement|readonly Requirement\[\])>)$/,
}

/**
 * The functions of a source whose name promises another result than their type says, each with that type: `assert…`
 * throws or gives nothing, `require…` builds a condition of a transaction. By the text, for there is no compiler to ask.
 */
export function misnamed(text: string): readonly string[] {
  return [...text.matchAll(beginning)].flatMap(({ 0: start, 1: name = '', index }) => {
    const result = resultAfter(text, index + start.length)
    const kind = name.startsWith('assert') ? 'assert' : 'require'
    return rightful[kind].test(result) ? [] : [`${name}: ${result}`]
  })
}

/** The type that stands behind the closing bracket of a list of parameters. */
function resultAfter(text: string, open: number): string {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return /^:\s*([^{=\n]+?)\s*(?:=>|\{)/.exec(text.slice(at + 1))?.[1] ?? 'unsaid'
  }
  return 'unsaid'
}
