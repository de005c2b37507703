/** Something of this machine that a local cloud needs and that it cannot have, in words and as a code. */
export type Obstacle =
  | { readonly code: 'port_taken'; readonly port: number }
  | { readonly code: 'port_forbidden'; readonly port: number }
  | { readonly code: 'folder_in_use'; readonly folder: string; readonly holder: number }

export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly obstacle: Obstacle

  constructor(obstacle: Obstacle) {
    super(sentence(obstacle))
    this.obstacle = obstacle
  }
}

function sentence(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case 'port_taken':
      return `Port ${obstacle.port} is already taken by another program.`
    case 'port_forbidden':
      return `This account may not listen on port ${obstacle.port}.`
    case 'folder_in_use':
      return `The data folder ${obstacle.folder} is in use by another local cloud (process ${obstacle.holder}).`
  }
}
