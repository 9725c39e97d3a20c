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

/** Has a text checked while it is written, whenever the writer pauses: one check at a time, the last text last. */
export function useChecking(standard: string, text: () => string, first: Checked & { content: string }) {
  const checking = shallowReactive<Checking>({ found: first, busy: false, problem: undefined })
  let known = first.content
  let going = false
  let timer: ReturnType<typeof setTimeout> | undefined

  /** What somebody else found out about a text: a save tells it too. */
  function learn(content: string, found: Checked) {
    if (content !== text()) return
    known = content
    Object.assign(checking, { found, problem: undefined, busy: false })
  }

  async function check() {
    if (going || known === text()) return
    going = true
    const content = text()
    try {
      learn(content, await checkText(standard, content))
    } catch (thrown) {
      if (content === text()) Object.assign(checking, { problem: asProblem(thrown), busy: false })
    } finally {
      going = false
      if (content !== text()) later()
    }
  }

  function later() {
    clearTimeout(timer)
    timer = setTimeout(() => void check(), AFTER_MS)
  }

  watch(text, (content) => {
    checking.busy = content !== known
    later()
  })
  onScopeDispose(() => clearTimeout(timer))
  return { checking, learn }
}
