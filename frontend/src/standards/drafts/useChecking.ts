import { onScopeDispose, shallowReactive, watch } from 'vue'
import { asProblem, type Problem } from '@/shared/api'
import type { Checked } from '../model'
import { checkText } from './calls'

const AFTER_MS = 450

export interface Checking {
  /** What was found in the text last checked. */
  found: Checked
  busy: boolean
  /** Why the last check didn't come through. */
  problem: Problem | undefined
}

/** Has a text checked while it is written, whenever the writer pauses. */
export function useChecking(standard: string, text: () => string, first: Checked): Checking {
  const checking = shallowReactive<Checking>({ found: first, busy: false, problem: undefined })
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function check(mine: number) {
    try {
      const found = await checkText(standard, text())
      if (mine === turn) Object.assign(checking, { found, problem: undefined })
    } catch (thrown) {
      if (mine === turn) checking.problem = asProblem(thrown)
    } finally {
      if (mine === turn) checking.busy = false
    }
  }

  watch(text, () => {
    clearTimeout(timer)
    checking.busy = true
    const mine = ++turn
    timer = setTimeout(() => void check(mine), AFTER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return checking
}
