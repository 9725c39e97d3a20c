import { ORDER, event, input, step } from '../fixtures'
import type { FieldStep, LogEvent } from '../model'
import type { FieldRoom, RollOut, RoomOrder } from './model'

/** A hotel's order, its rooms and events for tests, in the shape in which the server sends them. */
const words = (text: string) => ({ zh: text, en: text })

export const room = (name: string, more: Partial<FieldRoom> = {}): FieldRoom => {
  const [building, number] = name.includes('-') ? name.split('-') as [string, string] : ['', name]
  return {
    room: name, building, number, floor: number.slice(0, -2), occupancy: 'vacant', note: '', listed: true, mine: true, state: 'todo',
    again: '', again_at: null, remark: '', devices: [], ...more,
  }
}

/** `time` of 2 March in China. */
export const said = (kind: string, time: string, body: LogEvent['body']): LogEvent =>
  ({ ...event(kind, body), occurred_at: `2026-03-02T${time}:00+08:00` })

export const box = (n: number) =>
  ({ model: 'B860AV3', sn: `ZTE${String(n).padStart(5, '0')}`, mac: `00:19:C6:00:00:${String(n).padStart(2, '0')}` })

const flag = (name: string, title: string) => input(name, 'flag', { title: words(title) })

const knock = step('room-knock', 'room.knocked', {
  title: words('敲门'), inputs: [input('knocks', 'number', { min: 3, max: 50 })],
  say: [{ clause: 'hotel.say-vacant', lines: [words('您好，有人在吗？电视装维')] }],
})
const greet = step('room-greet', 'guest.greeted', {
  title: words('问候住客'), inputs: [flag('introduced', '说明身份'), flag('purpose', '说明来意'), flag('consent', '住客同意')],
  say: [{ clause: 'hotel.say-guest', lines: [words('您好，打扰了')] }],
})
const map = step('room-map', 'room.mapped', {
  title: words('扫终端'), inputs: [input('device', 'scan')],
  gates: [{
    clause: 'hotel.mac-once', source: 'HOTEL-20', title: words('一个 MAC 一间房'), mend: words('核对终端'), when: {},
    needs: { kinds: ['room.opened'], when: {} }, since: null, correlate: [],
  }],
})
const finish = (guest: boolean): FieldStep => step('room-finish', 'room.finished', {
  title: words('离房'),
  inputs: [
    flag('tested', '测试正常'), flag('kept_to_area', '只在设备区'), flag('as_found', '恢复原样'), flag('nothing_left', '不落东西'),
    ...(guest ? [flag('thanked', '道谢'), flag('door_closed', '带上门')] : []),
  ],
})
const open = (title: string) => step('room-open', 'room.opened', { title: words(title) })

export const FLOW: RollOut['flow'] = {
  vacant: [knock, open('开门'), map, finish(false)],
  occupied: [greet, open('进房'), map, finish(true)],
}

export const ROLLOUT: RollOut = {
  code: 'JD-0012', hotel_rooms: 6,
  prefixes: { 'B860*': ['00:19:C6'] },
  coordinator: { id: '7', role: 'coordinator', name: '何主管', phone: '13900000007' },
  front_desk: { id: '8', role: 'front_desk', name: '前台小林', phone: '0551-60000000' },
  contacts: [
    { id: '7', role: 'coordinator', name: '何主管', phone: '13900000007' },
    { id: '8', role: 'front_desk', name: '前台小林', phone: '0551-60000000' },
  ],
  wishes: { preferences: '', requirements: '走员工电梯', shoe_covers: true },
  steps: [words('先空房后住客房'), words('每层装完报前台')],
  flow: FLOW,
  limits: { knocks: 3, knock_holds_s: 900, within_s: 300, ask_after_s: 900 },
  rooms: [
    room('A-801'), room('A-802', { occupancy: 'occupied' }), room('A-803'), room('A-901'),
    room('B-201', { mine: false, state: 'done', devices: [box(9)] }), room('B-202', { mine: false }),
  ],
}

export const ROOM_ORDER: RoomOrder = {
  ...ORDER, segment: 'hotel', steps: [], rollout: ROLLOUT,
  customer: { name: '云栖酒店', phone: '0551-60000000' },
}
