import './look/mantine.css'
import 'virtual:theme.css'
import './look/look.css'
import { createRoot } from 'react-dom/client'
import { loadConfig, poolAddress } from './app/config.ts'
import { Console } from './app/console.tsx'
import { openPool } from './session/pool.ts'
import { openSession } from './session/session.ts'

const config = await loadConfig()
const pool = openPool(poolAddress(config), config.clientId)
const place = document.getElementById('console')
if (place === null) throw new Error('index.html has no place for the console')
createRoot(place).render(<Console pool={pool} session={openSession(pool)} />)
