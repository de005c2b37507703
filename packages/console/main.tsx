import './look/mantine.css'
import 'virtual:theme.css'
import './look/look.css'
import { createRoot } from 'react-dom/client'
import { loadConfig, poolAddress } from './app/config.ts'
import { Console } from './app/console.tsx'
import { openPool } from './session/pool.ts'
import { openSession } from './session/session.ts'

/** Finds out where one signs in here. @throws without a network */
async function reach() {
  const config = await loadConfig()
  const pool = openPool(poolAddress(config), config.clientId)
  return { pool, session: openSession(pool) }
}

const place = document.getElementById('console')
if (place === null) throw new Error('index.html has no place for the console')
const reached = await reach().catch(() => undefined)
createRoot(place).render(<Console reached={reached} reach={reach} />)
