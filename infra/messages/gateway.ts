/**
 * What the gateway itself answers, before any function is reached. It cannot know a caller's language, so these are in
 * English; the codes are the same as everywhere. They say nothing about what exists.
 */
export const gatewayMessages = {
  unauthenticated: { title: 'Sign in first', detail: 'The request carries no valid access token.' },
  forbidden: { title: 'Not allowed', detail: 'You are signed in, but you may not use this service.' },
  not_found: { title: 'Not found', detail: 'There is nothing here, or nothing for you.' },
  body_too_large: { title: 'Too much at once', detail: 'The body of a request may have at most 10 MB.' },
  unsupported_media_type: { title: 'Not JSON', detail: 'Send the body as application/json.' },
  too_many_requests: {
    title: 'Too many requests',
    detail: 'Wait for the seconds in Retry-After, then go on.',
  },
  timed_out: { title: 'Took too long', detail: 'Repeat the request with the same Idempotency-Key.' },
  unavailable: { title: 'Not available', detail: 'Repeat the request in a moment.' },
  bad_request: { title: 'Not understood', detail: 'The request is malformed.' },
  internal: {
    title: 'Something went wrong here',
    detail: 'Repeat the request; if it stays, give us the requestId.',
  },
} as const satisfies Record<string, { readonly title: string; readonly detail: string }>

export type GatewayCode = keyof typeof gatewayMessages
