import { access } from '@passerelle/contract/access'
import { sessionFeeds } from '@passerelle/contract/coaching'
import { publicApi } from '@passerelle/runtime'
import { showSessionFeed } from './show-session-feed.ts'

export const app = publicApi(sessionFeeds, access, {
  showSessionFeed: ({ params }) => showSessionFeed(process.env, params.feedCode),
})
