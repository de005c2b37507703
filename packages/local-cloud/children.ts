import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { lineWriter } from './log.ts'

/** A process that this one started and must not outlive it. */
export type Child = {
  readonly pid: number
  /** Settles when the process has ended, with a sentence that says how. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

let deathSignal: string[] | undefined

/** On Linux the kernel itself ends the child when its parent dies, however that happens. */
function tiedToParent(): string[] {
  if (deathSignal === undefined) {
    const prefix = ['setpriv', '--pdeathsig', 'KILL', '--']
    const probe = spawnSync('setpriv', [...prefix.slice(1), 'true'], { stdio: 'ignore' })
    deathSignal = probe.status === 0 ? prefix : []
  }
  return deathSignal
}

/** Starts a program; each line that it writes goes to `write`. */
export function startChild(
  program: readonly [string, ...string[]],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; write: (line: string) => void },
): Child {
  const [command = '', ...rest] = [...tiedToParent(), ...program]
  const child: ChildProcess = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Out of the terminal's reach: Ctrl-C is for the parent, which ends the child in its own order.
    detached: tiedToParent().length > 0,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  })
  const last: string[] = []
  const collect = lineWriter((line) => {
    last.push(line)
    if (last.length > 5) last.shift()
    options.write(line)
  })
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve([`ended with ${signal ?? code}`, ...last].join('\n')))
  }).finally(() => process.removeListener('exit', kill))
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(kill, 2_000)
      await ended
      clearTimeout(late)
    },
  }
}

/** Whether a process is there and not merely waiting for its parent to notice that it ended. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    const [, state] = /^\d+ \(.*\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return state !== 'Z' && state !== 'X'
  } catch {
    return true
  }
}
