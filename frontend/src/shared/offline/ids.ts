let last_ms = 0
let counter = 0

/**
 * A UUID version 7 (RFC 9562) stamped with `at_ms`; ids made in one millisecond, or after the device's clock
 * went back, still come out in the order they were made.
 */
export function uuid7(at_ms: number): string {
  if (at_ms > last_ms) {
    last_ms = at_ms
    const [start = 0] = crypto.getRandomValues(new Uint16Array(1))
    counter = start & 0x7ff
  } else if (++counter > 0xfff) {
    last_ms += 1
    counter = 0
  }
  const [first = 0, ...others] = crypto.getRandomValues(new Uint8Array(8))
  const time = last_ms.toString(16).padStart(12, '0')
  const tail = [(first & 0x3f) | 0x80, ...others].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const middle = (0x7000 | counter).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
