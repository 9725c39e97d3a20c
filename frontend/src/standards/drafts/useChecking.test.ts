import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { draft, fakeServer } from '../testing'
import { useChecking } from './useChecking'

let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const problem = (line: number) => ({ line, clause: null, expected: { zh: '错', en: 'wrong' } })
const CHECK = 'POST /standards/drafts/check'

function start() {
  const text = ref('a')
  const server = fakeServer({
    [CHECK]: ({ body }) => ({
      body: { problems: [problem((body as { content: string }).content.length)], lints: [], difference: [] },
    }),
  })
  const made = scope.run(() => useChecking('TOUCH', () => text.value, draft({ content: 'a' })))
  if (!made) throw new Error('the scope has ended')
  return { text, server, ...made }
}

it('what is typed is checked when the writer pauses, not letter by letter', async () => {
  const { text, server, checking } = start()
  text.value = 'ab'
  await vi.advanceTimersByTimeAsync(300)
  text.value = 'abc'
  await vi.advanceTimersByTimeAsync(400)
  expect(server.of(CHECK)).toHaveLength(0)
  expect(checking.busy).toBe(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(checking.found.problems).toEqual([problem(3)])
  expect(checking.busy).toBe(false)
})

it('what a save has told already isn’t asked', async () => {
  const { text, server, checking, learn } = start()
  text.value = 'ab'
  await vi.advanceTimersByTimeAsync(100)
  learn('ab', draft({ problems: [problem(9)] }))
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.asked).toEqual([])
  expect(checking.found.problems).toEqual([problem(9)])
})

it('a finding of an older text isn’t shown', async () => {
  const { text, checking, learn } = start()
  text.value = 'ab'
  learn('a', draft({ problems: [problem(1)] }))
  expect(checking.found.problems).toEqual([])
  await vi.advanceTimersByTimeAsync(1000)
  expect(checking.found.problems).toEqual([problem(2)])
})
