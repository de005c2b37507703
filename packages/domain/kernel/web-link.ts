import type { FieldCode } from './field-codes.ts'
import { pasted } from './text.ts'

/** The address of a page, `https` and without a name or password in it: it is printed, and clicked on by somebody who trusts the organisation. */
export function webLink(max: number) {
  return pasted(max).check((context) => {
    const fault = faultOf(context.value)
    if (fault) context.issues.push({ code: 'custom', message: fault, input: context.value })
  })
}

function faultOf(link: string): FieldCode | undefined {
  if (/^https:\/\/[^/?#]*@/i.test(link)) return 'with_credentials'
  return /^https:\/\/[^\s\p{C}/?#\\]+\.[^\s\p{C}/?#\\]+([/?#][^\s\p{C}]*)?$/iu.test(link)
    ? undefined
    : 'not_https'
}
