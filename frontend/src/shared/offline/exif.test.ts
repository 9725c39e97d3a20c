import { describe, expect, it } from 'vitest'
import { exifOf, withExif } from './exif'

/** A camera's JPEG, turned by 90° (orientation 6), with time, zone, place and a long maker's note. */
const CAMERA = '/9j/4AAQSkZJRgABAQAAAQABAAD/4QNWRXhpZgAATU0AKgAAAAgABQEPAAIAAAAEVW1pAAEQAAIAAAAEUC03AAESAAMAAAABAAYAAIdpAAQAAAABAAAASoglAAQAAAABAAAC6AAAAAAAA5ADAAIAAAAUAAAAdJARAAIAAAAHAAAAiJJ8AAEAAAJYAAAAkAAAAAAyMDI2OjAzOjAyIDEwOjA1OjA2ACswODowMAAAbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tAAQAAQACAAAAAk4AAAAAAgAFAAAAAwAAAx4AAwACAAAAAkUAAAAABAAFAAAAAwAAAzYAAAAAAAAAHwAAAAEAAAAzAAAAAQAAACQAAAABAAAAdQAAAAEAAAARAAAAAQAAABgAAAAB/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/9sAQwEJCQkMCwwYDQ0YMiEcITIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy/8AAEQgABgAIAwEiAAIRAQMRAf/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQHBQQEAAECdwABAgMRBAUhMQYSQVEHYXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBkaJicoKSo1Njc4OTpDREVGR0hJSlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uLj5OXm5+jp6vLz9PX29/j5+v/aAAwDAQACEQMRAD8A5CiiivFP0w//2Q=='
const file = (): Blob => new Blob([Uint8Array.from(atob(CAMERA), (each) => each.charCodeAt(0))], { type: 'image/jpeg' })
const bare = () => new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])], { type: 'image/jpeg' })
const SIZE = { width: 1600, height: 1200 }
const words = (bytes: Uint8Array | undefined) => new TextDecoder('latin1').decode(bytes)

describe('what the camera wrote', () => {
  it('is kept, without the maker’s notes', async () => {
    const exif = words(await exifOf(file(), SIZE))
    expect(exif).toContain('2026:03:02 10:05:06')
    expect(exif).toContain('+08:00')
    expect(exif).toContain('P-7')
    expect(exif).not.toContain('mmmm')
  })

  it('goes into the smaller picture as its first segment, and can be read from there again', async () => {
    const exif = await exifOf(file(), SIZE)
    const made = await withExif(bare(), exif)
    const bytes = new Uint8Array(await made.arrayBuffer())
    expect([...bytes.slice(0, 4), ...bytes.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xd9])
    expect(await exifOf(made, SIZE)).toEqual(exif)
    expect(made.type).toBe('image/jpeg')
  })

  it('says that the picture stands upright and how large it is', async () => {
    const exif = await exifOf(file(), SIZE)
    const entries = new DataView(exif?.buffer ?? new ArrayBuffer(0))
    const little = entries.getUint16(0) === 0x4949
    const found = new Map<number, number>()
    for (let at = 8; at < entries.byteLength - 12; at += 1) {
      const tag = entries.getUint16(at, little)
      if (entries.getUint32(at + 4, little) !== 1) continue
      const type = entries.getUint16(at + 2, little)
      if (type === 3) found.set(tag, entries.getUint16(at + 8, little))
      if (type === 4) found.set(tag, entries.getUint32(at + 8, little))
    }
    expect([found.get(0x0112), found.get(0xa002), found.get(0xa003)]).toEqual([1, 1600, 1200])
  })

  it('is nothing where there is none or where it is garbled; the picture stays as it is', async () => {
    expect(await exifOf(bare(), SIZE)).toBeUndefined()
    expect(await exifOf(new Blob(['png or whatever']), SIZE)).toBeUndefined()
    expect(await exifOf(new Blob([]), SIZE)).toBeUndefined()
    const bytes = new Uint8Array(await file().arrayBuffer())
    const begin = words(bytes).indexOf('Exif') + 6
    for (let at = begin; at < begin + 60; at += 1) {
      const broken = bytes.slice()
      broken[at] = 0xff
      await exifOf(new Blob([broken]), SIZE)
    }
    const picture = bare()
    expect(await withExif(picture, undefined)).toBe(picture)
  })
})
