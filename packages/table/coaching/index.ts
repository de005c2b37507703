export { type RosterEntry, type Rosters, rosters } from './rosters.ts'
export { type FeedContent, findFeed, type SessionFeeds, sessionFeeds } from './session-feeds.ts'
export { type Frame, type SessionFilter, type Sessions, sessions } from './sessions.ts'
