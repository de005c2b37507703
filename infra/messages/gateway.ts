/**
 * The gateway's own answers, before any function is reached. It cannot know a caller's language, so this is in
 * English. Where a code is also one of the runtime's, the sentences are the same. None of them says what exists.
 */
export const gatewayMessages = {
  unauthenticated: {
    title: 'Sign in',
    detail: 'The access token is missing, expired or not one of this platform.',
  },
  forbidden: { title: 'Not allowed', detail: 'Your role does not permit this.' },
  not_found: { title: 'Not found', detail: 'There is nothing here that you may see.' },
  too_large: { title: 'Too large', detail: 'The body is larger than any that is taken here.' },
  unsupported_media_type: { title: 'JSON only', detail: 'Send the body as application/json in UTF-8.' },
  too_many_requests: {
    title: 'Too many requests',
    detail: 'Wait for the seconds in Retry-After, then go on.',
  },
  rejected: { title: 'The request cannot be read', detail: 'Something in how it was sent is wrong.' },
  unexpected: { title: 'Something went wrong', detail: "The fault is ours. Tell us the request's number." },
  unavailable: {
    title: 'Not available right now',
    detail:
      'A service that we need does not answer. Repeat the request with the same Idempotency-Key in a moment.',
  },
} as const satisfies Record<string, { readonly title: string; readonly detail: string }>

export type GatewayCode = keyof typeof gatewayMessages
