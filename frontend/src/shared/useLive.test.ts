import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { useLive, type Live } from './useLive'

let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

const settled = () => vi.advanceTimersByTimeAsync(0)

function live<Q, T>(question: () => Q, ask: (question: Q) => Promise<T>, every_s?: number): Live<T> {
  const made = scope.run(() => useLive(question, ask, { every_s }))
  if (!made) throw new Error('the scope has ended')
  return made
}

describe('useLive', () => {
  it('keeps the same object when the answer says the same', async () => {
    const list = live(() => 1, async () => ({ items: [1, 2] }), 5)
    await settled()
    const first = list.data
    await vi.advanceTimersByTimeAsync(5000)
    expect(list.data).toBe(first)
  })

  it('asks anew when the question changes, and is busy with the old answer until then', async () => {
    const page = ref(1)
    const answered = (n: number) => new Promise<string>((done) => setTimeout(() => done(`page ${n}`), 10))
    const list = live(() => page.value, answered)
    await vi.advanceTimersByTimeAsync(10)
    page.value = 2
    await nextTick()
    expect([list.busy, list.data]).toEqual([true, 'page 1'])
    await vi.advanceTimersByTimeAsync(10)
    expect([list.busy, list.data]).toEqual([false, 'page 2'])
  })

  it('drops the answer to an earlier question that comes late', async () => {
    const page = ref(1)
    const wait_ms = (n: number) => (n === 1 ? 500 : 10)
    const list = live(() => page.value, (n) => new Promise<number>((done) => setTimeout(() => done(n), wait_ms(n))))
    page.value = 2
    await vi.advanceTimersByTimeAsync(1000)
    expect(list.data).toBe(2)
  })

  it('keeps what it has when a later try fails, says why, and forgets it after a success', async () => {
    let down = false
    const list = live(() => 1, async () => {
      if (down) throw new Error('down')
      return 'here'
    }, 5)
    await settled()
    down = true
    await vi.advanceTimersByTimeAsync(5000)
    expect([list.data, list.problem?.code]).toEqual(['here', 'unexpected'])
    down = false
    await list.refresh()
    expect(list.problem).toBeUndefined()
  })

  it('stops asking when its component is gone', async () => {
    const ask = vi.fn(async () => 1)
    live(() => 1, ask, 5)
    await settled()
    scope.stop()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(ask).toHaveBeenCalledTimes(1)
  })
})
