import type { Cell, Record } from './records'

type Said = { [key: string]: unknown }

const inside = (said: unknown, key: string): unknown =>
  (typeof said === 'object' && said !== null && Object.hasOwn(said, key) ? (said as Said)[key] : undefined)

const number = (said: unknown, key: string): string => {
  const value = inside(said, key)
  return typeof value === 'number' ? String(value) : ''
}

const cell = (text: string, unit = ''): Cell => ({ text, unit })

const rates = (down: string, up: string, unit: string, ping: string): Record =>
  new Map([['down', cell(down, unit)], ['up', cell(up, unit)], ...(ping ? [['latency', cell(ping)] as const] : [])])

/**
 * What wide-spread programs mean by names of their own: Ookla (bytes a second), speedtest-cli and iperf3 (bits a
 * second, one way at a time). Empty for anything else.
 */
export function programOf(said: object): Record {
  const iperf = number(inside(inside(said, 'end'), 'sum_received'), 'bits_per_second')
  if (iperf) {
    const isDown = number(inside(inside(said, 'start'), 'test_start'), 'reverse') === '1'
    return new Map([[isDown ? 'down' : 'up', cell(iperf, 'bit/s')]])
  }
  const [down, up] = ['download', 'upload'].map((way) => number(inside(said, way), 'bandwidth'))
  if (down && up) return rates(down, up, 'B/s', number(inside(said, 'ping'), 'latency'))
  const [received, sent] = ['download', 'upload'].map((way) => number(said, way))
  if (Object.hasOwn(said, 'bytes_received') && received && sent) {
    return rates(received, sent, 'bit/s', number(said, 'ping'))
  }
  return new Map()
}
