import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { computed, ref, shallowRef } from 'vue'
import { Problem } from '@/shared/api'
import DoorBook from './DoorBook.vue'
import type { DoorView } from './model'
import type { Door, Refusal } from './useDoor'

const SLOT = 'HF-YH:2026-03-02:1000-1200'
const offer = {
  slot: SLOT, from_at: '2026-03-02T02:00:00Z', to_at: '2026-03-02T04:00:00Z', left: 1, offered: true, wished: false,
  reason: null, held_until: null,
}
const view = { offers: [offer], hold: null, promised: null } as unknown as DoorView

/** A door that refuses to keep a place for this reason. */
function doorRefusing(code: string) {
  const refusal = shallowRef<Refusal>()
  const choose = vi.fn(() => Promise.resolve(true))
  const hold = vi.fn(() => {
    const problem = new Problem({ type: 'about:blank', status: 429, code, title: '不再预留', mend: '可直接确认' })
    refusal.value = { verb: 'hold', problem }
    return Promise.resolve(false)
  })
  const door = { refusal, busy: ref(false), view: computed(() => view), hold, choose, look: vi.fn() } as unknown as Door
  return { door, choose }
}

async function pick(door: Door) {
  const page = mount(DoorBook, { props: { view, door, why: 'book' } })
  await page.get('input[type=radio]').trigger('change')
  await flushPromises()
  return page
}

describe('a window that is kept for nobody any more', () => {
  it('can be booked at once, with why it is not kept', async () => {
    const { door, choose } = doorRefusing('holds-spent')
    const page = await pick(door)
    expect(page.get('[role=alert]').text()).toContain('不再预留')
    await page.get('button.main').trigger('click')
    expect(choose).toHaveBeenCalledWith(SLOT)
    await flushPromises()
    expect(page.emitted('done')).toHaveLength(1)
  })

  it('is not offered when somebody else has it', async () => {
    const page = await pick(doorRefusing('window-full').door)
    expect(page.find('button.main').exists()).toBe(false)
    expect(page.get<HTMLInputElement>('input[type=radio]').element.checked).toBe(false)
  })
})
