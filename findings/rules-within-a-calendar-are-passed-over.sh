#!/bin/sh
# An appointment stands an hour off, although the calendar that holds it says how its clocks go.
#
# Package:  node-ical 0.26.1, beside ical.js 2.2.1 and ts-ics 2.4.6, on Node 24.11.1 (tz 2025b)
# Input:    a course at 10:00 in Casablanca on 10 November 2026, in a calendar with a VTIMEZONE: Morocco keeps UTC since it left
#           its clock changes on 20 September 2026 (tz 2026c).
# Expected: 10:00 UTC. RFC 5545 (3.2.19, 3.6.5): a TZID names the VTIMEZONE of the same calendar, which holds the rules.
# Seen:     ical.js and ts-ics say 10:00 UTC; node-ical says 09:00 UTC, by the rules of the machine, which are older than the
#           calendar. With the same rules under a name that the machine does not know, node-ical reads them, and says 10:00 UTC.
# Why:      node-ical looks up every name that IANA has before it looks into the calendar. Whoever writes calendars for a
#           country whose rules have just changed writes instants in UTC.
#
# Exits with 1 where any of this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund node@24.11.1 node-ical@0.26.1 ical.js@2.2.1 ts-ics@2.4.6

cat >look.mjs <<'SCRIPT'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'

const calendar = (zone) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example//centre//EN',
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:20260920T030000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0000',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:course@example.org',
    'DTSTAMP:20260901T000000Z',
    `DTSTART;TZID=${zone}:20261110T100000`,
    `DTEND;TZID=${zone}:20261110T110000`,
    'SUMMARY:Sewing',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const readers = {
  'node-ical': (text) =>
    Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT').start,
  'ical.js': (text) =>
    new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')).startDate.toJSDate(),
  'ts-ics': (text) => convertIcsCalendar(undefined, text).events[0].start.date,
}

const seen = {
  'Africa/Casablanca': { 'node-ical': '09', 'ical.js': '10', 'ts-ics': '10' },
  'Clock of the centre': { 'node-ical': '10', 'ical.js': '10', 'ts-ics': '10' },
}

console.log(`tz ${process.versions.tz}`)
let changed = process.versions.tz !== '2025b'
for (const [zone, hours] of Object.entries(seen)) {
  for (const [reader, hour] of Object.entries(hours)) {
    const now = new Date(readers[reader](calendar(zone))).toISOString()
    console.log(`${zone}, ${reader}: ${now}`)
    if (now !== `2026-11-10T${hour}:00:00.000Z`) {
      console.log(`  CHANGED: it was ${hour}:00`)
      changed = true
    }
  }
}
process.exit(changed ? 1 : 0)
SCRIPT
node_modules/.bin/node look.mjs
