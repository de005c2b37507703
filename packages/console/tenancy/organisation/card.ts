/** A code as it is read out and copied: in groups of three. */
export function codeText(code: string): string {
  return code.replace(/(.{3})(?=.)/g, '$1-')
}

/** Whether as much was typed as a code has; the API says whether it is one. */
export function isWholeCode(typed: string): boolean {
  return typed.replace(/[\s\p{Pd}\p{Cf}]/gu, '').length >= 9
}
