import { asProblem } from './failures'
import type { Problem } from './problem'

/** How an app shows a problem to the person: a toast on phones, a notification on the console. */
export type Presenter = (problem: Problem) => void

let present: Presenter | undefined

export function setPresenter(presenter: Presenter): void {
  present = presenter
}

/** Shows whatever was thrown. Our own faults go to the browser's console too, with their trace. */
export function report(thrown: unknown): void {
  const problem = asProblem(thrown)
  if (problem.code === 'unexpected') console.error(thrown)
  if (!present) throw new Error('No presenter is set: call setPresenter() in the app’s main.ts.', { cause: thrown })
  present(problem)
}
