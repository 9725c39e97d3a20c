/**
 * EXIF of a camera's JPEG, made fit for the picture that a canvas makes of it: a canvas drops it all, and when, where
 * and with what a photo was taken is what makes it evidence. The thumbnail and the maker's notes go (they are large,
 * and one may show what was cropped); the picture already stands upright, so the orientation becomes 1.
 */

interface Entry {
  tag: number
  type: number
  count: number
  /** The value's bytes, wherever they stood. */
  bytes: Uint8Array
}

interface Exif {
  little: boolean
  image: Entry[]
  photo: Entry[]
  place: Entry[]
}

const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const [EXIF_AT, GPS_AT, ORIENTATION, MAKER_NOTE, INTEROP_AT, WIDTH, HEIGHT] =
  [0x8769, 0x8825, 0x0112, 0x927c, 0xa005, 0xa002, 0xa003]
const POINTERS = new Set<number>([EXIF_AT, GPS_AT, INTEROP_AT])
/** What can't be evidence and would only weigh. */
const LONGEST_BYTES = 2048
const APP1 = 0xffe1
const HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0]
/** An APP1 segment's length is told in two bytes. */
const MOST_BYTES = 0xffff - 2

/** The TIFF block of a JPEG's EXIF segment; undefined where there is none. */
function tiffOf(jpeg: Uint8Array): Uint8Array | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 4 <= jpeg.length;) {
    const [marker, length] = [view.getUint16(at), view.getUint16(at + 2)]
    // Scan data begin: what comes after is the picture.
    if (marker === 0xffda || marker < 0xff00) return undefined
    const body = jpeg.subarray(at + 4, at + 2 + length)
    if (marker === APP1 && HEAD.every((byte, place) => body[place] === byte)) return body.slice(HEAD.length)
    at += 2 + length
  }
  return undefined
}

function entriesAt(view: DataView, little: boolean, at: number): Entry[] {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  return Array.from({ length: view.getUint16(at, little) }, (_, place) => {
    const begin = at + 2 + place * 12
    const [tag, type] = [view.getUint16(begin, little), view.getUint16(begin + 2, little)]
    const count = view.getUint32(begin + 4, little)
    const size = (SIZES[type] ?? 0) * count
    const from = size <= 4 ? begin + 8 : view.getUint32(begin + 8, little)
    if (from + size > bytes.length) throw new RangeError('an entry points out of its block')
    return { tag, type, count, bytes: bytes.slice(from, from + size) }
  })
}

function read(tiff: Uint8Array): Exif {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = view.getUint16(0) === 0x4949
  const image = entriesAt(view, little, view.getUint32(4, little))
  const below = (tag: number): Entry[] => {
    const pointer = image.find((entry) => entry.tag === tag)
    if (!pointer) return []
    const at = new DataView(pointer.bytes.buffer).getUint32(0, little)
    return entriesAt(view, little, at)
  }
  return { little, image, photo: below(EXIF_AT), place: below(GPS_AT) }
}

const kept = (entries: Entry[]): Entry[] => entries.filter(({ tag, bytes: { length } }) =>
  !POINTERS.has(tag) && tag !== MAKER_NOTE && length > 0 && length <= LONGEST_BYTES)

function number(tag: number, type: 3 | 4, value: number, little: boolean): Entry {
  const bytes = new Uint8Array(SIZES[type] ?? 0)
  const view = new DataView(bytes.buffer)
  if (type === 3) view.setUint16(0, value, little)
  else view.setUint32(0, value, little)
  return { tag, type, count: 1, bytes }
}

const replaced = (entries: Entry[], ...anew: Entry[]): Entry[] =>
  [...entries.filter(({ tag }) => !anew.some((each) => each.tag === tag)), ...anew]
    .sort((one, other) => one.tag - other.tag)

const even = (size: number): number => size + (size % 2)

/** How many bytes a directory takes with its values behind it. */
const sizeOf = (entries: Entry[]): number =>
  2 + entries.length * 12 + 4 + entries.reduce((sum, { bytes }) => sum + (bytes.length > 4 ? even(bytes.length) : 0), 0)

function write(view: DataView, at: number, entries: Entry[], little: boolean): void {
  const bytes = new Uint8Array(view.buffer)
  let values = at + 2 + entries.length * 12 + 4
  view.setUint16(at, entries.length, little)
  entries.forEach((entry, place) => {
    const begin = at + 2 + place * 12
    view.setUint16(begin, entry.tag, little)
    view.setUint16(begin + 2, entry.type, little)
    view.setUint32(begin + 4, entry.count, little)
    if (entry.bytes.length <= 4) {
      bytes.set(entry.bytes, begin + 8)
    } else {
      view.setUint32(begin + 8, values, little)
      bytes.set(entry.bytes, values)
      values += even(entry.bytes.length)
    }
  })
  // The next directory would be the thumbnail's.
  view.setUint32(at + 2 + entries.length * 12, 0, little)
}

function written({ little, image, photo, place }: Exif): Uint8Array<ArrayBuffer> {
  const below = (tag: number, entries: Entry[], at: number) => (entries.length ? [number(tag, 4, at, little)] : [])
  const dummy = replaced(image, ...below(EXIF_AT, photo, 0), ...below(GPS_AT, place, 0))
  const photo_at = 8 + sizeOf(dummy)
  const place_at = photo_at + (photo.length ? sizeOf(photo) : 0)
  const out = new Uint8Array(place_at + (place.length ? sizeOf(place) : 0))
  const view = new DataView(out.buffer)
  view.setUint16(0, little ? 0x4949 : 0x4d4d)
  view.setUint16(2, 42, little)
  view.setUint32(4, 8, little)
  write(view, 8, replaced(image, ...below(EXIF_AT, photo, photo_at), ...below(GPS_AT, place, place_at)), little)
  if (photo.length) write(view, photo_at, photo, little)
  if (place.length) write(view, place_at, place, little)
  return out
}

/**
 * What the camera wrote into `file`, for a picture of this size; undefined where there is none, or where it is
 * garbled: the photo counts all the same, and the server says that its time and place are unknown.
 */
export async function exifOf(
  file: Blob, { width, height }: { width: number; height: number },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const tiff = tiffOf(new Uint8Array(await file.arrayBuffer()))
  if (!tiff) return undefined
  try {
    const { little, image, photo, place } = read(tiff)
    const size = [number(WIDTH, 4, width, little), number(HEIGHT, 4, height, little)]
    const block = written({
      little,
      image: replaced(kept(image), number(ORIENTATION, 3, 1, little)),
      photo: replaced(kept(photo), ...size),
      place: kept(place),
    })
    return block.length + HEAD.length <= MOST_BYTES ? block : undefined
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}

/** The JPEG with this EXIF as its first segment. */
export async function withExif(jpeg: Blob, exif: Uint8Array<ArrayBuffer> | undefined): Promise<Blob> {
  if (!exif) return jpeg
  const segment = new Uint8Array(4 + HEAD.length)
  const view = new DataView(segment.buffer)
  view.setUint16(0, APP1)
  view.setUint16(2, 2 + HEAD.length + exif.length)
  segment.set(HEAD, 4)
  const bytes = new Uint8Array(await jpeg.arrayBuffer())
  return new Blob([bytes.slice(0, 2), segment, exif, bytes.slice(2)], { type: jpeg.type })
}
