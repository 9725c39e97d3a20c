import { shallowRef } from 'vue'
import { Problem, report } from '@/shared/api'
import { useAttempt } from '@/shared/useAttempt'
import type { Changed, Move, Moved, Outcome } from '../model'
import { makeMoves, pinVisits, undoMoves } from '../useDispatch'

/** Moves that are wished for. `revision`: of the board that the mover looked at. */
export interface Wish {
  moves: Move[]
  revision: number
  outcome: Outcome | undefined
}

/** What can be taken back. */
export interface Done extends Moved {
  moves: Move[]
}

/** Somebody else was quicker. `wish`: what was wished for; undefined when it was an undo. */
export interface Collision {
  changed: Changed[]
  wish: Wish | undefined
}

const KEPT = 30

/** Moving visits: asks before a promise is broken, tells who changed the day meanwhile, and takes back. */
export function useMoves(day: () => string, follow: () => Promise<void>) {
  const refused = shallowRef<Outcome>()
  const done = shallowRef<Done[]>([])
  const { busy, pending, collision, once } = useWriting(follow)

  /** Makes moves, or asks first. Whether they are made. */
  async function move(wish: Wish): Promise<boolean> {
    refused.value = wish.outcome && !wish.outcome.allowed ? wish.outcome : undefined
    if (refused.value) return false
    if (!wish.outcome?.breaks_promise) return make(wish)
    pending.value = wish
    return false
  }

  const make = (wish: Wish, reason?: string): Promise<boolean> => once(wish, async () => {
    const made = await makeMoves(day(), wish.moves, wish.revision, reason)
    done.value = [...done.value.slice(1 - KEPT), { ...made, moves: wish.moves }]
    pending.value = undefined
  })

  /** Takes the latest change back; what can't be taken back any more is no longer offered. */
  async function undo(): Promise<Done | undefined> {
    const latest = done.value.at(-1)
    if (!latest) return undefined
    const undone = await once(undefined, () => undoMoves(latest.change_id))
    if (undone || collision.value) done.value = done.value.filter((each) => each !== latest)
    return undone ? latest : undefined
  }

  const pin = (numbers: string[], pinned: boolean) => once(undefined, () => pinVisits(numbers, pinned))

  return { pending, collision, refused, done, busy, move, make, undo, pin }
}

export type Moves = ReturnType<typeof useMoves>

/** One write at a time; then the board takes over what it did. What stands in the way is told apart. */
function useWriting(follow: () => Promise<void>) {
  const pending = shallowRef<Wish>()
  const collision = shallowRef<Collision>()
  const { busy, attempt } = useAttempt()

  async function once(wish: Wish | undefined, act: () => Promise<unknown>): Promise<boolean> {
    collision.value = undefined
    let failure: unknown
    const made = await attempt(() => act().catch((thrown: unknown) => {
      failure = thrown
    }))
    if (failure !== undefined) explain(failure, wish)
    if (made) await follow()
    return made && failure === undefined
  }

  function explain(failure: unknown, wish: Wish | undefined) {
    const code = failure instanceof Problem ? failure.code : ''
    if (failure instanceof Problem && code === 'board-changed') {
      pending.value = undefined
      collision.value = { changed: failure.body.changed as Changed[], wish }
    } else if (wish && code === 'promise-would-break') pending.value = wish
    else report(failure)
  }

  return { busy, pending, collision, once }
}
